import { z } from "zod";
import { db } from "@/lib/db/client";
import { withSystemPrompt } from "@/lib/runs/with-system-prompt";
import type { Completion, Trainer } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { grade } from "./graders/grade";
import { type MissingCase, readMissingCases } from "./read-missing-cases";
import type { Grader } from "./schemas";
import { type Answer, storeAnswers } from "./store-answers";

interface Work {
  evaluationId: string;
  benchmarkId: string;
  graders: Grader[];
  trainer: Trainer;
  model: string;
  systemPrompt: string;
  signal: AbortSignal;
}

/** As many questions at once as the embedded trainer decodes together; answers are stored in twos of them. */
const concurrency = 16;
const batchSize = 32;

/** Answers are stored as they come, those of a stretch that fails too. Of two who do this at once, each case keeps one answer. */
export async function answerCases(work: Work): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([work.signal, stop.signal]);
  const maxTokens = await readMaxTokens(work.benchmarkId);
  const cases = readMissingCases(work.evaluationId, work.benchmarkId);
  const refused: Refusal[] = [];
  let buffer: Answer[] = [];
  let answered = 0;

  const flush = async () => {
    const batch = buffer;
    buffer = [];
    await storeAnswers(work.evaluationId, batch);
  };
  const askOnAndOn = async () => {
    for (;;) {
      signal.throwIfAborted();
      const { value: next, done } = await cases.next();
      if (done) return;
      const reply = await ask(work, next, maxTokens, signal);
      if (reply instanceof TrainerFailure) refused.push({ next, failure: reply });
      else buffer.push(toAnswer(work.graders, next, reply));
      answered += reply instanceof TrainerFailure ? 0 : 1;
      if (buffer.length >= batchSize) await flush();
    }
  };

  const askers = Array.from({ length: concurrency }, askOnAndOn);
  const first = await Promise.all(askers).catch((error: unknown) => ({ error }));
  // The first fault ends the others' waiting; what they have is stored before anybody hears of it.
  stop.abort();
  await Promise.allSettled(askers);
  await flush();
  if ("error" in first) throw first.error;
  await storeRefusals(work, refused, answered);
}

interface Refusal {
  next: MissingCase;
  failure: TrainerFailure;
}

/** A case that the trainer refuses, because it is too long say, is a wrong answer. A trainer that refuses all has another reason. */
async function storeRefusals({ evaluationId, graders }: Work, refused: Refusal[], answered: number): Promise<void> {
  const [first] = refused;
  if (!first) return;
  if (answered === 0 && (await db.evaluationResult.findFirst({ where: { evaluationId } })) === null) throw first.failure;
  const nothing = { text: "", promptTokens: 0, completionTokens: 0, latencyMs: 0 };
  await storeAnswers(
    evaluationId,
    refused.map(({ next, failure }) => {
      const scores = Object.fromEntries(
        graders.map(({ key }) => [key, { score: 0, reason: `The trainer refused this case: ${failure.problem}` }]),
      );
      return { ...toAnswer(graders, next, nothing), scores, score: 0 };
    }),
  );
}

async function ask(work: Work, next: MissingCase, maxTokens: number, signal: AbortSignal): Promise<Completion | TrainerFailure> {
  const messages = withSystemPrompt(next.prompt, work.systemPrompt);
  // A signal of its own for each question: clients listen to it and never let go.
  const own = AbortSignal.any([signal]);
  try {
    return await work.trainer.complete({ model: work.model, messages, maxTokens, temperature: 0, signal: own });
  } catch (error) {
    if (error instanceof TrainerFailure && error.code === "invalid") return error;
    throw error;
  }
}

function toAnswer(graders: Grader[], { id, target }: MissingCase, { text, latencyMs, promptTokens, completionTokens }: Completion): Answer {
  const scores = grade(graders, target, text);
  const headline = graders[0] ? (scores[graders[0].key]?.score ?? 0) : 0;
  return { caseId: id, answer: text, scores, score: headline, latencyMs, promptTokens, completionTokens };
}

const mostTokens = 2_048;
const spareTokens = 8;

/** No token is shorter than a byte, so a right answer is never cut off, and a rambling one is. */
async function readMaxTokens(benchmarkId: string): Promise<number> {
  const rows =
    await db.$queryRaw`select coalesce(max(octet_length(target)), 0)::int as bytes from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}`;
  const [longest] = z.array(z.object({ bytes: z.number() })).parse(rows);
  return Math.min(mostTokens, (longest?.bytes ?? 0) + spareTokens);
}

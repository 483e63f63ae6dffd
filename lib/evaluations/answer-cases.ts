import { db } from "@/lib/db/client";
import { type AskedModel, askModel } from "@/lib/models/ask-model";
import { Pace } from "@/lib/models/pace";
import type { Completion } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import type { Meter, Paid, Turn } from "./ceilings/meter";
import { grade } from "./graders/grade";
import { headlineOf } from "./graders/headline-of";
import type { Grader } from "./graders/schemas";
import { readMaxTokens } from "./read-max-tokens";
import { type MissingCase, readMissingCases } from "./read-missing-cases";
import { combineRepeats, type GradedAnswer } from "./repeats/combine-repeats";
import type { Watch } from "./settling/watch";
import { type StoredCase, storeAnswers } from "./store-answers";

interface Work extends AskedModel {
  projectId: string;
  evaluationId: string;
  benchmarkId: string;
  modelVersionId: string;
  graders: Grader[];
  /** What an answer of so many tokens costs; null where nobody has entered a price. */
  priceOf: (tokens: Pick<Completion, "promptTokens" | "completionTokens">) => number | null;
  meter: Meter;
  /** Null where every case is to be asked. */
  watch: Watch | null;
  /** Answers to every case, asked one after the other. */
  repeats: number;
  signal: AbortSignal;
}

/** On this machine as many questions at once as the embedded trainer decodes together. A provider is asked for as much as it takes. */
const mostAtOnce = { local: 16, provider: 32 };
/** Answers are stored by so many, unless some were stored a moment ago: a fast model would keep the database busy with small writes. */
const batchSize = 32;
const largestBatch = 256;
const momentMs = 150;

/**
 * Answers are stored as they come, those of a stretch that fails too. Of two who do this at once, each case keeps one answer. At a ceiling
 * nothing more is asked, and what is on its way is waited for.
 */
export async function answerCases(work: Work): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([work.signal, stop.signal]);
  const maxTokens = await readMaxTokens(work.benchmarkId);
  const cases = readMissingCases({ ...work, maxTokens });
  const most = work.trainer.capabilities.isLocal ? mostAtOnce.local : mostAtOnce.provider;
  const pace = new Pace(most);
  /** They were asked too soon. */
  const again: AskedCase[] = [];
  const refused: Refusal[] = [];
  let buffer: StoredCase[] = [];
  let paid: Paid = { usd: 0, tokens: 0 };
  let answered = 0;

  const isSettled = () => typeof work.watch?.settledCount === "number";

  let storedAt = performance.now();
  const flush = async () => {
    const [batch, took] = [buffer, paid];
    buffer = [];
    paid = { usd: 0, tokens: 0 };
    storedAt = performance.now();
    const ceilings = await storeAnswers(work.evaluationId, batch, took);
    if (ceilings) work.meter.keepTo(ceilings);
  };
  let isStoring = false;
  /** Under a ceiling: what a killed worker has paid for and not stored would be paid for twice, beyond the ceiling. */
  const storeAtOnce = async () => {
    if (isStoring) return;
    isStoring = true;
    try {
      while (buffer.length > 0) await flush();
    } finally {
      isStoring = false;
    }
  };
  const answer = async (next: AskedCase, turn: Turn) => {
    const reply = await askAll(work, next, maxTokens, signal);
    if (reply instanceof TrainerFailure && reply.isBusy) {
      // The queue tries again later.
      if (!pace.takeRefusal(reply.retryAfterMs)) throw reply;
      again.push(next);
      return;
    }
    pace.succeed();
    if (reply instanceof TrainerFailure) {
      refused.push({ next, failure: reply });
      work.watch?.note(next.id, 0);
    } else {
      const graded = await gradeAnswers(work, next, reply, signal);
      const took = costOf(graded.all, next);
      turn.pay(took);
      paid = { usd: paid.usd + took.usd, tokens: paid.tokens + took.tokens };
      buffer.push(graded.stored);
      answered++;
      work.watch?.note(next.id, graded.stored.answer.score ?? null);
    }
    if (work.meter.isLimited) return storeAtOnce();
    const isDue = buffer.length >= batchSize && performance.now() - storedAt >= momentMs;
    if (isDue || buffer.length >= largestBatch) await flush();
  };
  const askOnAndOn = async () => {
    for (;;) {
      await pace.enter(signal);
      const turn = isSettled() ? null : work.meter.takeTurn();
      if (!turn) return pace.leave();
      try {
        const next = again.shift() ?? toAsked((await cases.next()).value);
        if (!next) return;
        await answer(next, turn);
      } finally {
        turn.end();
        pace.leave();
      }
    }
  };

  const askers = Array.from({ length: most }, askOnAndOn);
  const first = await Promise.all(askers).catch((error: unknown) => ({ error }));
  // The first fault ends the others' waiting; what they have is stored before anybody hears of it.
  stop.abort();
  await Promise.allSettled(askers);
  await flush();
  if ("error" in first) throw first.error;
  await storeRefusals(work, refused, answered);
}

interface Refusal {
  next: AskedCase;
  failure: TrainerFailure;
}

/** A case that the trainer refuses, because it is too long say, is a wrong answer. A trainer that refuses all has another reason. */
async function storeRefusals({ evaluationId, graders, repeats }: Work, refused: Refusal[], answered: number): Promise<void> {
  const [first] = refused;
  if (!first) return;
  if (answered === 0 && (await db.evaluationResult.findFirst({ where: { evaluationId } })) === null) throw first.failure;
  await storeAnswers(
    evaluationId,
    refused.map(({ next, failure }) => {
      const scores = Object.fromEntries(
        graders.map(({ key }) => [key, { score: 0, reason: `The trainer refused this case: ${failure.problem}` }]),
      );
      const nothing = { answer: "", scores, score: 0, latencyMs: 0, promptTokens: 0, completionTokens: 0 };
      const repeated = repeats === 1 ? [] : Array.from({ length: repeats }, (_, repeat) => ({ ...nothing, repeat }));
      return { answer: { ...nothing, caseId: next.id, repeatCount: repeats }, repeated };
    }),
  );
}

/** A case on its way, with the answers that it has so far. */
interface AskedCase extends MissingCase {
  replies: Completion[];
}

const toAsked = (next: MissingCase | undefined): AskedCase | undefined => next && { ...next, replies: [] };

async function askAll(
  work: Work,
  next: AskedCase,
  maxTokens: number,
  signal: AbortSignal,
): Promise<[Completion, ...Completion[]] | TrainerFailure> {
  while (next.replies.length < work.repeats) {
    const reply = await ask(work, next, maxTokens, signal);
    if (reply instanceof TrainerFailure) return reply;
    next.replies.push(reply);
  }
  const [first, ...others] = next.replies;
  if (!first) throw new Error("A case was asked for no answer.");
  return [first, ...others];
}

async function ask(work: Work, next: AskedCase, maxTokens: number, signal: AbortSignal): Promise<Completion | TrainerFailure> {
  const known = knownAt(next, next.replies.length);
  if (known) return known;
  // A signal of its own for each question: clients listen to it and never let go.
  const own = AbortSignal.any([signal]);
  try {
    const tools = next.tools ? { tools: next.tools } : {};
    return await askModel(work, { messages: next.prompt, ...tools, maxTokens, temperature: 0, signal: own });
  } catch (error) {
    if (error instanceof TrainerFailure && (error.isBusy || error.code === "invalid")) return error;
    throw error;
  }
}

const knownAt = ({ known }: MissingCase, repeat: number) => known.find((one) => one.repeat === repeat);

interface GradedCase {
  all: GradedAnswer[];
  stored: StoredCase;
}

async function gradeAnswers(work: Work, next: AskedCase, replies: [Completion, ...Completion[]], signal: AbortSignal): Promise<GradedCase> {
  const [first, ...others] = await Promise.all([
    gradeAnswer(work, next, replies[0], signal),
    ...replies.slice(1).map((reply) => gradeAnswer(work, next, reply, signal)),
  ]);
  if (!first) throw new Error("A case was graded without an answer.");
  const all: [GradedAnswer, ...GradedAnswer[]] = [first, ...others];
  const answer = { ...combineRepeats(work.graders, all), caseId: next.id, repeatCount: all.length };
  return { all, stored: { answer, repeated: all.length === 1 ? [] : all.map((one, repeat) => ({ ...one, repeat })) } };
}

async function gradeAnswer(work: Work, next: MissingCase, reply: Completion, signal: AbortSignal): Promise<GradedAnswer> {
  const { text, toolCalls: calls = [], latencyMs, promptTokens, completionTokens } = reply;
  const { prompt, target, targetCalls } = next;
  const costUsd = work.priceOf(reply);
  const subject = { prompt, target, targetCalls, answer: text, calls, latencyMs, answerTokens: completionTokens, costUsd };
  const scores = await grade(work.graders, { subject, ratings: [], context: { projectId: work.projectId, signal } });
  return { answer: text, calls, scores, score: headlineOf(work.graders, scores), latencyMs, promptTokens, completionTokens, costUsd };
}

/** Answers that were there already are not paid for; grading them may be. */
function costOf(answers: readonly GradedAnswer[], next: MissingCase): Paid {
  const paid = { usd: 0, tokens: 0 };
  for (const [repeat, { promptTokens, completionTokens, costUsd, scores }] of answers.entries()) {
    if (!knownAt(next, repeat)) {
      paid.usd += costUsd ?? 0;
      paid.tokens += promptTokens + completionTokens;
    }
    for (const score of Object.values(scores)) {
      paid.usd += score.costUsd ?? 0;
      paid.tokens += score.tokens ?? 0;
    }
  }
  return paid;
}

import { hash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Message } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import type { ModelChoice } from "./schemas";

/** Whose answers are graded, and until when. */
export interface GradingContext {
  projectId: string;
  signal: AbortSignal;
}

export interface Asked {
  text: string;
  tokens: number;
  costUsd: number | null;
}
export interface Embedded {
  vectors: number[][];
  tokens: number;
  costUsd: number | null;
}

interface Question {
  messages: Message[];
  maxTokens: number;
  temperature: number;
  /** Tells several samples of one question apart. */
  seed: number;
}

const answerMs = 60_000;
/** A provider that is busy is asked again a little later; one that stays away leaves the case ungraded. */
const waits = [300, 1_500];

/** Asks a model on behalf of a grader. Throws a `TrainerFailure`; the same question is paid for once. */
export async function callModel(context: GradingContext, choice: ModelChoice, question: Question): Promise<Asked> {
  const { trainer, row } = await findTrainer(choice);
  const cached = await callOnce(context, ["complete", choice, question], z.string(), async (signal) => {
    const { text, promptTokens, completionTokens } = await trainer.complete({ model: choice.model, ...question, signal });
    return { answer: text, promptTokens, completionTokens };
  });
  const { answer: text, promptTokens, completionTokens } = cached;
  return { text, tokens: promptTokens + completionTokens, costUsd: priceOfTokens(row, choice.model, cached) };
}

/** The meaning of texts as vectors. Throws a `TrainerFailure`; the same text is paid for once. */
export async function embedTexts(context: GradingContext, choice: ModelChoice, texts: string[]): Promise<Embedded> {
  const { trainer, row } = await findTrainer(choice);
  const each = await Promise.all(
    texts.map((text) =>
      callOnce(context, ["embed", choice, text], z.array(z.number()), async (signal) => {
        const { vectors, promptTokens } = await trainer.embed({ model: choice.model, texts: [text], signal });
        return { answer: vectors[0] ?? [], promptTokens, completionTokens: 0 };
      }),
    ),
  );
  const total = { promptTokens: each.reduce((sum, { promptTokens }) => sum + promptTokens, 0), completionTokens: 0 };
  return { vectors: each.map(({ answer }) => answer), tokens: total.promptTokens, costUsd: priceOfTokens(row, choice.model, total) };
}

async function findTrainer({ trainerId }: ModelChoice) {
  const row = await db.trainer.findUnique({ where: { id: trainerId } });
  if (row) return { row, trainer: getTrainer(row) };
  throw new TrainerFailure("not_found", {
    kind: "your_account",
    problem: "The provider that this grader asks is not connected any more.",
    action: "Choose another one in the grader.",
  });
}

interface Call<A> {
  answer: A;
  promptTokens: number;
  completionTokens: number;
}

async function callOnce<S extends z.ZodType<string | number[]>>(
  { projectId, signal }: GradingContext,
  question: unknown,
  answerSchema: S,
  call: (signal: AbortSignal) => Promise<Call<z.infer<S>>>,
): Promise<Call<z.infer<S>>> {
  const key = hash("sha256", JSON.stringify(question), "hex");
  const known = await db.graderCall.findUnique({ where: { projectId_key: { projectId, key } } });
  if (known) return { ...known, answer: answerSchema.parse(known.answer) };
  const made = await callPatiently(signal, call);
  const data = { projectId, key, answer: made.answer, promptTokens: made.promptTokens, completionTokens: made.completionTokens };
  await db.graderCall.createMany({ data: [data], skipDuplicates: true });
  return made;
}

async function callPatiently<T>(signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (const ms of [...waits, null]) {
    try {
      return await call(AbortSignal.any([signal, AbortSignal.timeout(answerMs)]));
    } catch (error) {
      const isWorthWaiting = error instanceof TrainerFailure && error.code === "upstream" && !error.needsSomebody;
      if (ms === null || !isWorthWaiting) throw error;
      await wait(ms, undefined, { signal });
    }
  }
  throw new Error("Nobody was asked.");
}

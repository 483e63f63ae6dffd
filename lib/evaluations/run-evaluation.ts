import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Attempt } from "@/lib/jobs/handlers";
import { callableName } from "@/lib/models/callable-name";
import { approachSettingsSchema } from "@/lib/models/schemas";
import { toFailure } from "@/lib/runs/to-failure";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { answerCases } from "./answer-cases";
import { Meter } from "./ceilings/meter";
import { finishEvaluation } from "./finish-evaluation";
import { gradersSchema } from "./graders/schemas";
import { readWatch } from "./settling/read-watch";

/**
 * Asks the model about every case that has no answer yet, so that it may be killed and run again at any point. Throws while the trainer is
 * away: the queue tries again, later each time.
 */
export async function runEvaluation({ evaluationId }: { evaluationId: string }, { isLast, signal }: Attempt): Promise<void> {
  const where = { id: evaluationId, status: { in: ["queued" as const, "running" as const] } };
  const evaluation = await db.evaluation.findFirst({ where, include: { benchmark: true, modelVersion: { include: { trainer: true } } } });
  if (!evaluation) return;
  const { modelVersion, benchmark } = evaluation;
  await db.evaluation.updateMany({ where, data: { status: "running", startedAt: evaluation.startedAt ?? new Date() } });
  const { spentUsd: usd, spentTokens: tokens } = evaluation;
  const answeredBefore = await db.evaluationResult.count({ where: { evaluationId } });
  const meter = new Meter(evaluation, { usd, tokens }, answeredBefore);
  const watch = await readWatch(evaluation);
  try {
    await answerCases({
      projectId: evaluation.projectId,
      evaluationId,
      benchmarkId: benchmark.id,
      modelVersionId: modelVersion.id,
      graders: gradersSchema.parse(benchmark.graders),
      trainer: getTrainer(modelVersion.trainer),
      priceOf: (tokens) => priceOfTokens(modelVersion.trainer, modelVersion.baseModel, tokens),
      model: callableName(modelVersion),
      systemPrompt: modelVersion.systemPrompt,
      settings: approachSettingsSchema.nullable().parse(modelVersion.settings),
      meter,
      watch,
      repeats: evaluation.repeats,
      signal,
    });
    const settledCount = watch?.settledCount ?? null;
    await finishEvaluation(evaluationId, { stopReason: settledCount === null ? meter.stopReason : "settled", settledCount });
  } catch (error) {
    if (signal.aborted) throw error;
    // A project that was deleted meanwhile took the evaluation with it: nobody waits for an answer.
    if ((await db.evaluation.count({ where: { id: evaluationId } })) === 0) return;
    const isFinal = isLast || isHopeless(error);
    if (!isFinal) throw error;
    await failEvaluation(evaluationId, error);
    if (!(error instanceof AppError)) throw error;
  }
}

/** The trainer answered, and would say the same again, or until somebody has looked at the account. */
const isHopeless = (error: unknown) => error instanceof TrainerFailure && (error.code !== "upstream" || error.needsSomebody);

async function failEvaluation(id: string, error: unknown): Promise<void> {
  const { kind, message } = toFailure(error);
  const action =
    error instanceof TrainerFailure && error.action
      ? `${error.action} Then evaluate again: the answers that are there are kept.`
      : kind === "hone"
        ? "Evaluate again: the answers that are there are kept. The log of the worker says more."
        : "Change what it names, then evaluate again: the answers that are there are kept.";
  await db.evaluation.updateMany({
    where: { id, status: "running" },
    data: { status: "failed", failureMessage: message, failureAction: action, finishedAt: new Date() },
  });
}

import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Attempt } from "@/lib/jobs/handlers";
import { toFailure } from "@/lib/runs/to-failure";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { answerCases } from "./answer-cases";
import { finishEvaluation } from "./finish-evaluation";
import { gradersSchema } from "./schemas";

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
  try {
    await answerCases({
      evaluationId,
      benchmarkId: benchmark.id,
      graders: gradersSchema.parse(benchmark.graders),
      trainer: getTrainer(modelVersion.trainer),
      model: modelVersion.trainerModel,
      systemPrompt: modelVersion.systemPrompt,
      signal,
    });
    await finishEvaluation(evaluationId);
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

/** The trainer answered, and would say the same again. */
const isHopeless = (error: unknown) => error instanceof TrainerFailure && error.code !== "upstream";

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

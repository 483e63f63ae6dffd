import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { createSweep } from "@/lib/runs/sweeps/create-sweep";
import type { Evaluation } from "../schemas";
import { getLearningCurve } from "./get-learning-curve";
import { measurePart } from "./measure-part";
import { curveSeed, findSizeProblems, partsInput } from "./plan-learning-curve";
import { isMissing, modelOf, readParts } from "./read-parts";
import { requireWhole, type WholeRun } from "./read-whole";
import { type LearningCurve, type StartLearningCurveInput, startLearningCurveInput } from "./schemas";

/**
 * Trains what is missing of the curve, as one plan with one ceiling, and measures what is trained on the cases of this evaluation. Asked again, it
 * does what is left: nothing is trained or measured twice.
 */
export async function startLearningCurve(caller: Caller, given: StartLearningCurveInput): Promise<LearningCurve> {
  const { evaluationId, ceilingUsd, approvedUsd } = startLearningCurveInput.parse(given);
  const { run, evaluation } = await requireWhole(caller, evaluationId);
  const { curve, parts, isPlanned } = await readParts(run.id, evaluation.benchmark.id);
  const missing = parts.filter(isMissing).map(({ percent }) => percent);
  if (missing.length > 0 && !isPlanned) {
    const seed = curve?.seed ?? curveSeed;
    const problems = await findSizeProblems(run, seed);
    if (problems.length > 0) throw new AppError("invalid", problems.join(" "));
    const input = { ...partsInput(run, missing, seed), ceilingUsd, approvedUsd };
    await createSweep(caller, input, {
      fewestRuns: 1,
      alongside: (tx, sweepId) => joinSweep(tx, caller, { run, evaluation, sweepId, missing }),
    });
  }
  await db.$transaction((tx) => measureTrained(tx, caller, run, evaluation));
  return getLearningCurve(caller, { evaluationId });
}

interface Planned {
  run: WholeRun;
  evaluation: Evaluation;
  sweepId: string;
  missing: readonly number[];
}

/** Under the project's lock, which whoever starts something that costs holds: of two who ask at once, one starts it. */
async function joinSweep(tx: Prisma.TransactionClient, caller: Caller, { run, evaluation, sweepId, missing }: Planned): Promise<void> {
  const learningCurveId = await ensureCurve(tx, caller, { run, evaluation });
  const { parts, isPlanned } = await readParts(run.id, "", tx);
  const left = parts.filter(isMissing).map(({ percent }) => percent);
  if (isPlanned || left.join() !== missing.join())
    throw new AppError("conflict", "Somebody has started this in the meantime. Look at how far it is.");
  await tx.sweep.update({ where: { id: sweepId }, data: { learningCurveId } });
}

async function measureTrained(tx: Prisma.TransactionClient, caller: Caller, run: WholeRun, evaluation: Evaluation): Promise<void> {
  const { projectId } = caller;
  const learningCurveId = await ensureCurve(tx, caller, { run, evaluation });
  const { parts } = await readParts(run.id, evaluation.benchmark.id, tx);
  for (const { run: part } of parts) {
    const model = part?.status === "succeeded" ? modelOf(part) : null;
    if (model) await measurePart(tx, { projectId, learningCurveId, modelVersionId: model.id });
  }
}

/** The curve of this run, which is measured on the cases of this evaluation from now on. */
async function ensureCurve(
  tx: Prisma.TransactionClient,
  { projectId, userId }: Caller,
  { run: { id: runId }, evaluation }: Pick<Planned, "run" | "evaluation">,
): Promise<string> {
  await tx.learningCurve.createMany({ data: { projectId, runId, seed: curveSeed, createdById: userId }, skipDuplicates: true });
  const { id: learningCurveId } = await tx.learningCurve.findUniqueOrThrow({ where: { runId }, select: { id: true } });
  await tx.learningCurveBenchmark.createMany({ data: { learningCurveId, benchmarkId: evaluation.benchmark.id }, skipDuplicates: true });
  return learningCurveId;
}

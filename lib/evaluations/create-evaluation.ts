import type { Caller } from "@/lib/accounts/caller";
import { enqueueLeakCheck } from "@/lib/datasets/versions/enqueue-leak-check";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { admitEvaluation } from "./ceilings/admit-evaluation";
import { costOfMeasuring } from "./ceilings/cost-of-measuring";
import { keepToBudget, type Measured } from "./ceilings/keep-to-budget";
import { requirePrice } from "./ceilings/require-price";
import type { Ceilings } from "./ceilings/schemas";
import { enqueueEvaluation } from "./enqueue-evaluation";
import { getEvaluation } from "./get-evaluation";
import type { CreateEvaluationInput, Evaluation } from "./schemas";
import { requireOpponent } from "./settling/require-opponent";

/**
 * Asking twice gives the same evaluation; one that failed goes on where it stopped. Ceilings hold from the next question on, also for one that
 * is at work.
 */
export async function createEvaluation(
  caller: Caller,
  { modelVersionId, benchmarkId, settle, repeats, ...ceilings }: CreateEvaluationInput,
): Promise<Evaluation> {
  const { projectId } = caller;
  const model = await db.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, include: { trainer: true } });
  if (!model) throw new AppError("not_found", "There is no such model version in this project. Choose one from the list of models.");
  const benchmark = await db.benchmark.findFirst({ where: { id: benchmarkId, projectId }, select: { id: true } });
  if (!benchmark) throw new AppError("not_found", "There is no such benchmark in this project. Choose one from the list.");
  requirePrice(model, ceilings);
  if (settle) await requireOpponent({ projectId, benchmarkId, modelVersionId, againstId: settle.againstId });
  const early = settle ? { settleAgainstId: settle.againstId, settleAmong: settle.among } : {};
  const measured = { projectId, modelVersionId, benchmarkId };
  const usd = await costOfMeasuring(caller, { modelVersionId, benchmarkId, repeats });
  const { id } = await db.$transaction(async (tx) =>
    storeEvaluation(tx, measured, await admitEvaluation(tx, measured, { ...ceilings, ...early }, usd), repeats),
  );
  return getEvaluation(caller, id);
}

/** Asks for the answers that are missing; those that are there stay. */
async function raiseRepeats(tx: Prisma.TransactionClient, id: string, repeats: number, limits: Limits): Promise<boolean> {
  const { count } = await tx.evaluation.updateMany({
    where: { id, status: { in: ["succeeded", "stopped"] }, repeats: { lt: repeats } },
    data: {
      ...limits,
      repeats,
      status: "queued",
      doneCount: 0,
      stopReason: null,
      finishedAt: null,
      scores: Prisma.DbNull,
      ungraded: Prisma.DbNull,
      consistency: Prisma.DbNull,
    },
  });
  if (count > 0) return true;
  if ((await tx.evaluation.count({ where: { id, repeats: { lt: repeats } } })) === 0) return false;
  throw new AppError("conflict", "It is being measured with fewer answers to each case. Ask for more once it is done.");
}

type Limits = Partial<Ceilings> & { settleAgainstId?: string; settleAmong?: number; costHighUsd?: number };

/** What begins by itself is never refused: with nothing left of the month's budget it stops before its first question, and can be gone on with. */
export async function ensureEvaluation(
  tx: Prisma.TransactionClient,
  measured: Measured,
  limits: Limits = {},
  repeats?: number,
): Promise<{ id: string }> {
  return storeEvaluation(tx, measured, await keepToBudget(tx, measured, limits), repeats);
}

async function storeEvaluation(
  tx: Prisma.TransactionClient,
  { projectId, modelVersionId, benchmarkId }: Measured,
  limits: Limits,
  repeats?: number,
): Promise<{ id: string }> {
  const where = { modelVersionId_benchmarkId: { modelVersionId, benchmarkId } };
  const { caseCount } = await tx.benchmark.findUniqueOrThrow({ where: { id: benchmarkId }, select: { caseCount: true } });
  const { count: made } = await tx.evaluation.createMany({
    data: { projectId, modelVersionId, benchmarkId, caseCount, repeats: repeats ?? 1, ...limits },
    skipDuplicates: true,
  });
  const { id } = await tx.evaluation.findUniqueOrThrow({ where, select: { id: true } });
  const { count: revived } = await tx.evaluation.updateMany({
    where: { id, status: "failed" },
    data: { status: "queued", failureMessage: null, failureAction: null, finishedAt: null },
  });
  if (made === 0) await tx.evaluation.updateMany({ where: { id, status: { in: ["queued", "running"] } }, data: limits });
  const isRaised = made === 0 && repeats !== undefined && (await raiseRepeats(tx, id, repeats, limits));
  if (made + revived > 0 || isRaised) await enqueueEvaluation(tx, id);
  // The version that the model learned may be older than the benchmark: then nobody has held the two against each other yet.
  const model = await tx.modelVersion.findUniqueOrThrow({
    where: { id: modelVersionId },
    select: { shownVersionId: true, run: { select: { datasetVersionId: true } } },
  });
  const seen = model.run?.datasetVersionId ?? model.shownVersionId;
  if (made > 0 && seen) await enqueueLeakCheck(tx, seen);
  return { id };
}

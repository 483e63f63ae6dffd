import type { Caller } from "@/lib/accounts/caller";
import { enqueueLeakCheck } from "@/lib/datasets/versions/enqueue-leak-check";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { enqueueEvaluation } from "./enqueue-evaluation";
import { getEvaluation } from "./get-evaluation";
import type { CreateEvaluationInput, Evaluation } from "./schemas";

/** Asking twice gives the same evaluation; one that failed goes on where it stopped. */
export async function createEvaluation(caller: Caller, { modelVersionId, benchmarkId }: CreateEvaluationInput): Promise<Evaluation> {
  const { projectId } = caller;
  const model = await db.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, select: { id: true } });
  if (!model) throw new AppError("not_found", "There is no such model version in this project. Choose one from the list of models.");
  const benchmark = await db.benchmark.findFirst({ where: { id: benchmarkId, projectId }, select: { id: true } });
  if (!benchmark) throw new AppError("not_found", "There is no such benchmark in this project. Choose one from the list.");
  const { id } = await db.$transaction((tx) => ensureEvaluation(tx, { projectId, modelVersionId, benchmarkId }));
  return getEvaluation(caller, id);
}

interface Pair {
  projectId: string;
  modelVersionId: string;
  benchmarkId: string;
}

export async function ensureEvaluation(
  tx: Prisma.TransactionClient,
  { projectId, modelVersionId, benchmarkId }: Pair,
): Promise<{ id: string }> {
  const where = { modelVersionId_benchmarkId: { modelVersionId, benchmarkId } };
  const { caseCount } = await tx.benchmark.findUniqueOrThrow({ where: { id: benchmarkId }, select: { caseCount: true } });
  const { count: made } = await tx.evaluation.createMany({
    data: { projectId, modelVersionId, benchmarkId, caseCount },
    skipDuplicates: true,
  });
  const { id } = await tx.evaluation.findUniqueOrThrow({ where, select: { id: true } });
  const { count: revived } = await tx.evaluation.updateMany({
    where: { id, status: "failed" },
    data: { status: "queued", failureMessage: null, failureAction: null, finishedAt: null },
  });
  if (made + revived > 0) await enqueueEvaluation(tx, id);
  // The version that the model learned may be older than the benchmark: then nobody has held the two against each other yet.
  const model = await tx.modelVersion.findUniqueOrThrow({
    where: { id: modelVersionId },
    select: { run: { select: { datasetVersionId: true } } },
  });
  if (made > 0 && model.run) await enqueueLeakCheck(tx, model.run.datasetVersionId);
  return { id };
}

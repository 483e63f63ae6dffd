import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createRun } from "@/lib/runs/create-run";
import { createBenchmark } from "../benchmarks/create-benchmark";
import { ensureEvaluation } from "../create-evaluation";
import { getRebase } from "./get-rebase";
import { prepareRebase } from "./prepare-rebase";
import type { PlanRebaseInput, Rebase } from "./schemas";

/**
 * Starts all three: the run on the newer base model, that model with the prompt alone, and the fine-tune of today, on the same cases. The
 * fine-tune is measured by the run's own end.
 */
export async function createRebase(
  caller: Caller,
  input: PlanRebaseInput,
  alongside?: (tx: Prisma.TransactionClient, rebaseId: string) => Promise<void>,
): Promise<Rebase> {
  const { projectId, userId } = caller;
  const { model, mapped, recipeId, runInput } = await prepareRebase(caller, input);
  if (mapped.problems.length > 0) throw new AppError("invalid", mapped.problems.join(" "));
  const version = await db.datasetVersion.findFirst({ where: { id: runInput.datasetVersionId, projectId }, select: { id: true } });
  if (!version) throw new AppError("not_found", "There is no such dataset version in this project. Choose one from the list.");
  const benchmark = await createBenchmark(version.id);
  if (!benchmark)
    throw new AppError("invalid", "This version keeps no test cases, so nothing could be compared. Choose a version with some.");

  let rebaseId = "";
  await createRun(caller, { ...runInput, ...(recipeId ? { recipeId } : {}) }, async (tx, runId) => {
    const { trainerId, baseModel, systemPrompt } = runInput;
    const prompting = await registerModelVersion(tx, {
      ...{ projectId, trainerId, baseModel, systemPrompt },
      kind: "baseline",
      trainerModel: baseModel,
    });
    for (const modelVersionId of [prompting.id, model.id])
      await ensureEvaluation(tx, { projectId, modelVersionId, benchmarkId: benchmark.id });
    const newest = await tx.rebase.aggregate({ where: { projectId }, _max: { number: true } });
    const rebase = await tx.rebase.create({
      data: {
        projectId,
        number: (newest._max.number ?? 0) + 1,
        recipeId,
        oldModelVersionId: model.id,
        promptVersionId: prompting.id,
        runId,
        benchmarkId: benchmark.id,
        changes: mapped.changes,
        createdById: userId,
      },
      select: { id: true },
    });
    await alongside?.(tx, rebase.id);
    rebaseId = rebase.id;
  });
  return getRebase(caller, rebaseId);
}

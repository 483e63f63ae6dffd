import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { createRun } from "./create-run";
import { getRunRow } from "./get-run";
import type { Run } from "./schemas";
import { isFinished } from "./transitions";

/** The same recipe on the same rows as a new run; each shows the other. */
export async function restartRun(
  caller: Caller,
  runId: string,
  alongside?: (tx: Prisma.TransactionClient, id: string) => Promise<void>,
): Promise<Run> {
  const { status, hyperparameters, ...run } = await getRunRow(caller, runId);
  if (!isFinished(status)) throw new AppError("conflict", "This run is still on. Stop it first, or let it come to its end.");
  const { datasetVersionId, trainerId, baseModel, method, objective, systemPrompt, seed, trainPercent, subsetSeed } = run;
  const recipe = {
    ...(run.recipeId ? { recipeId: run.recipeId } : {}),
    datasetVersionId,
    trainerId,
    baseModel,
    method,
    objective,
    systemPrompt,
    seed,
    trainPercent,
    subsetSeed,
  };
  return createRun(caller, { ...recipe, hyperparameters: hyperparametersSchema.parse(hyperparameters) }, async (tx, id) => {
    await tx.run.update({ where: { id }, data: { restartOfId: runId, learningCurveId: run.learningCurveId } });
    await alongside?.(tx, id);
  });
}

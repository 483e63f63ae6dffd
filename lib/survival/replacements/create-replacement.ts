import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { addRunEvent } from "@/lib/runs/add-run-event";
import { createRun } from "@/lib/runs/create-run";
import type { Run } from "@/lib/runs/schemas";
import { planReplacement } from "./plan-replacement";
import type { replacementInput } from "./schemas";

/** Trains the old model's successor elsewhere. It is a run like any other, with the same checks and limits, that knows what it replaces. */
export async function createReplacement(
  caller: Caller,
  modelVersionId: string,
  input: z.infer<typeof replacementInput>,
  alongside?: (tx: Prisma.TransactionClient, runId: string) => Promise<void>,
): Promise<Run> {
  const { datasetVersion, recipe, trainPercent, subsetSeed } = await planReplacement(caller, modelVersionId, input);
  const [problem] = recipe.problems;
  if (problem) throw new AppError("invalid", recipe.problems.join(" "), [{ field: "baseModel", problem }]);
  const wanted = { ...recipe.recipe, datasetVersionId: datasetVersion.id, trainerId: input.trainerId, trainPercent, subsetSeed };
  return createRun(caller, wanted, async (tx, runId) => {
    await tx.replacement.create({ data: { runId, projectId: caller.projectId, modelVersionId, createdById: caller.userId } });
    const { name, baseModel } = await tx.modelVersion.findUniqueOrThrow({
      where: { id: modelVersionId },
      select: { name: true, baseModel: true },
    });
    await addRunEvent(tx, runId, `Trained to take the place of ${name}, made from ${baseModel}.`);
    await alongside?.(tx, runId);
  });
}

import type { Prisma } from "@/lib/db/generated/client";
import type { RuleParts } from "./rules-of";
import { datasetHealthSchema } from "./schemas";

/** What the examples of a dataset are measured by. The models are those that the last check over the whole dataset knew. */
export async function readRuleParts(tx: Prisma.TransactionClient, datasetId: string): Promise<RuleParts> {
  const { health, project } = await tx.dataset.findUniqueOrThrow({
    where: { id: datasetId },
    select: { health: true, project: { select: { answerSchema: true } } },
  });
  const known = datasetHealthSchema.nullable().parse(health);
  return { answerSchema: project.answerSchema, models: known?.report?.models ?? [] };
}

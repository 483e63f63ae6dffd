import type { Prisma } from "@/lib/db/generated/client";
import { moveStage } from "@/lib/models/stages/move-stage";
import { readServing } from "@/lib/models/stages/read-serving";

interface Left {
  modelVersionIds: readonly string[];
  reason: string;
  userId: string | null;
}

/** Of what a deployment served before it went: whatever is main nowhere else is no longer in production. */
export async function stepBack(tx: Prisma.TransactionClient, { modelVersionIds, reason, userId }: Left): Promise<void> {
  const ids = [...new Set(modelVersionIds)];
  await tx.$queryRaw`select id from "ModelVersion" where id = any(${ids}) order by id for no key update`;
  const where = { id: { in: ids } };
  const models = await tx.modelVersion.findMany({ where: { ...where, stage: "production" }, select: { id: true, stageVersion: true } });
  const serving = await readServing(tx, where);
  for (const { id: modelVersionId, stageVersion } of models) {
    if (serving.get(modelVersionId)?.some(({ isMain }) => isMain)) continue;
    await moveStage(tx, { modelVersionId, before: "production", after: "staging", stageVersion, reason, userId });
  }
}

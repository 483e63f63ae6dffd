import type { Prisma } from "@/lib/db/generated/client";
import type { Serving, Stage } from "@/lib/models/schemas";
import { moveStage } from "@/lib/models/stages/move-stage";
import { readServing } from "@/lib/models/stages/read-serving";

interface Followed {
  /** The deployment's name. */
  name: string;
  /** Models whose traffic may have changed. */
  modelVersionIds: readonly string[];
  /** Those that had some of it before. */
  answeredIds: ReadonlySet<string>;
  /** Why the traffic was moved, in the words of whoever did. */
  reason: string;
  userId: string | null;
}

/**
 * Stages follow the traffic: what answers most of it is in production, what was replaced steps back to staging, and what takes some is no
 * longer archived. It is called in the transaction that moved the traffic, after it did.
 */
export async function followTraffic(
  tx: Prisma.TransactionClient,
  { name, answeredIds, reason, userId, ...moved }: Followed,
): Promise<void> {
  const ids = [...new Set(moved.modelVersionIds)];
  // A person who moves a stage holds the same row, so that neither overlooks the other. In the order of their ids: nobody waits in a circle.
  await tx.$queryRaw`select id from "ModelVersion" where id = any(${ids}) order by id for no key update`;
  const models = await tx.modelVersion.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    select: { id: true, stage: true, stageVersion: true },
  });
  const serving = await readServing(tx, { id: { in: ids } });
  const isAnswered = [...serving.values()].flat().some(({ deployment, isMain }) => isMain && deployment.name === name);
  for (const { id: modelVersionId, stage: before, stageVersion } of models) {
    const serves = serving.get(modelVersionId) ?? [];
    const next = nextStage({ stage: before, serves, wasReplaced: answeredIds.has(modelVersionId) && isAnswered, name });
    if (!next || next.stage === before) continue;
    const words = reason ? `${next.because} “${reason}”` : next.because;
    await moveStage(tx, { modelVersionId, before, after: next.stage, stageVersion, reason: words, userId });
  }
}

interface Standing {
  stage: Stage;
  serves: readonly Serving[];
  /** It answered here, and another version answers most now. */
  wasReplaced: boolean;
  name: string;
}

function nextStage({ stage, serves, wasReplaced, name }: Standing): { stage: Stage; because: string } | null {
  const main = serves.find(({ isMain }) => isMain);
  if (main) return { stage: "production", because: `It answers most of ${main.deployment.name} now.` };
  if (stage === "production" && wasReplaced) return { stage: "staging", because: `Another version answers ${name} now.` };
  if (stage === "archived" && serves.length > 0) return { stage: "staging", because: `It takes traffic of ${name} again.` };
  return null;
}

import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const regradeJobKey = (regradeId: string) => `evaluations.regrade:${regradeId}`;

export async function enqueueRegrade(tx: Prisma.TransactionClient, regradeId: string): Promise<void> {
  await enqueue(tx, "evaluations.regrade", { regradeId }, { key: regradeJobKey(regradeId), queue: `regrade:${regradeId}` });
}

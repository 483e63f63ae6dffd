import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const passageIndexJobKey = (passageIndexId: string) => `models.indexPassages:${passageIndexId}`;

export async function enqueuePassageIndex(tx: Prisma.TransactionClient, passageIndexId: string): Promise<void> {
  const key = passageIndexJobKey(passageIndexId);
  await enqueue(tx, "models.indexPassages", { passageIndexId }, { key, queue: key });
}

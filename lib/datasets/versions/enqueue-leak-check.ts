import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const leakCheckKey = (versionId: string) => `leaks ${versionId}`;

/** One queue for each version: what one look has found, the next does not look for again. */
export async function enqueueLeakCheck(tx: Prisma.TransactionClient, versionId: string): Promise<void> {
  await enqueue(tx, "versions.checkLeaks", { versionId }, { key: leakCheckKey(versionId), queue: leakCheckKey(versionId) });
}

import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const fileCopyJobKey = (copyId: string) => `survival.copyFile:${copyId}`;

export async function enqueueFileCopy(tx: Prisma.TransactionClient, copyId: string, runAt?: Date): Promise<void> {
  await enqueue(tx, "survival.copyFile", { copyId }, { key: fileCopyJobKey(copyId), ...(runAt ? { runAt } : {}) });
}

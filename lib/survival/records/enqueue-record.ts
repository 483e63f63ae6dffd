import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const recordJobKey = (recordId: string) => `survival.record:${recordId}`;

/** One queue for each record: no two workers ask the same cases. */
export async function enqueueRecord(tx: Prisma.TransactionClient, recordId: string): Promise<void> {
  await enqueue(tx, "survival.record", { recordId }, { key: recordJobKey(recordId), queue: `record:${recordId}` });
}

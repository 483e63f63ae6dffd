import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const bulkEditJobKey = (bulkEditId: string) => `datasets.bulkEdit:${bulkEditId}`;

export async function enqueueBulkEdit(tx: Prisma.TransactionClient, bulkEditId: string): Promise<void> {
  await enqueue(tx, "datasets.bulkEdit", { bulkEditId }, { key: bulkEditJobKey(bulkEditId) });
}

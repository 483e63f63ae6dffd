import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const importJobKey = (importId: string) => `datasets.import:${importId}`;

export async function enqueueImport(tx: Prisma.TransactionClient, importId: string): Promise<void> {
  await enqueue(tx, "datasets.import", { importId }, { key: importJobKey(importId) });
}

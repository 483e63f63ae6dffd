import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const indexWordsJobKey = (datasetId: string) => `datasets.indexWords:${datasetId}`;

/** Has the words of a large import brought into the search index. */
export async function enqueueIndexWords(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await enqueue(tx, "datasets.indexWords", { datasetId }, { key: indexWordsJobKey(datasetId) });
}

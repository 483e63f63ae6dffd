import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const checkJobKey = (datasetId: string) => `datasets.check:${datasetId}`;
export const recheckJobKey = (datasetId: string) => `datasets.recheck:${datasetId}`;

/** Edits come in bursts; one look after the burst is enough. */
const afterEditMs = 5_000;
/** One dataset at a time: each takes memory. */
const queue = "datasets.check";

/**
 * Has the whole dataset looked at, in the same transaction as what changed it. Asking again before it began replaces what was asked;
 * asking while it runs has it run once more.
 */
export async function enqueueCheck(
  tx: Prisma.TransactionClient,
  datasetId: string,
  { now = false }: { now?: boolean } = {},
): Promise<void> {
  const runAt = now ? undefined : new Date(Date.now() + afterEditMs);
  await enqueue(tx, "datasets.check", { datasetId }, { key: checkJobKey(datasetId), queue, runAt });
}

/** Has every example looked at again by itself, because the rules changed; the whole dataset follows. */
export async function enqueueRecheck(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await enqueue(tx, "datasets.recheck", { datasetId }, { key: recheckJobKey(datasetId), queue });
}

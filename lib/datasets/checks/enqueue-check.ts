import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const checkJobKey = (datasetId: string) => `datasets.check:${datasetId}`;
export const recheckJobKey = (datasetId: string) => `datasets.recheck:${datasetId}`;

/** Edits come in bursts; one look after the burst is enough, and a dataset that takes long is looked at less often. */
const afterEditMs = 5_000;
const timesItsDuration = 10;
/** One dataset at a time: each takes memory. */
const queue = "datasets.check";

/**
 * Has the whole dataset looked at, in the same transaction as what changed it. Asking again before it began changes nothing;
 * asking while it runs has it run once more.
 */
export async function enqueueCheck(
  tx: Prisma.TransactionClient,
  datasetId: string,
  { now = false }: { now?: boolean } = {},
): Promise<void> {
  const key = checkJobKey(datasetId);
  if (now) return enqueue(tx, "datasets.check", { datasetId }, { key, queue });
  const [last] = await tx.$queryRaw<{ durationMs: number | null }[]>`
    select (health->'report'->>'durationMs')::float8 as "durationMs" from "Dataset" where id = ${datasetId}`;
  const runAt = new Date(Date.now() + Math.max(afterEditMs, timesItsDuration * (last?.durationMs ?? 0)));
  await enqueue(tx, "datasets.check", { datasetId }, { key, queue, runAt, keepsTime: true });
}

/** Has every example looked at again by itself, because the rules changed; the whole dataset follows. */
export async function enqueueRecheck(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await enqueue(tx, "datasets.recheck", { datasetId }, { key: recheckJobKey(datasetId), queue });
}

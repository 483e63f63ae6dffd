import type { Prisma } from "@/lib/db/generated/client";

/** Whether a job with this key waits or is at work; one that has used up its attempts is neither. */
export async function isEnqueued(tx: Prisma.TransactionClient, key: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${key} and attempts < max_attempts`;
  return rows.length > 0;
}

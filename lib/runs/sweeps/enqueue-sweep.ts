import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const sweepJobKey = (sweepId: string) => `sweeps.advance:${sweepId}`;

/** One queue for each sweep: nobody else launches its runs meanwhile. */
export async function enqueueSweep(tx: Prisma.TransactionClient, sweepId: string, runAt?: Date): Promise<void> {
  await enqueue(tx, "sweeps.advance", { sweepId }, { key: sweepJobKey(sweepId), queue: `sweep:${sweepId}`, runAt });
}

import type { Prisma } from "@/lib/db/generated/client";

/**
 * Comes before anything is written that hangs on a run: whoever writes waits for the other, so that what a reader has seen last is never
 * followed by something older, and whoever watches the run learns of it.
 */
export async function touchRun(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.run.updateMany({ where: { id: runId }, data: { updatedAt: new Date() } });
}

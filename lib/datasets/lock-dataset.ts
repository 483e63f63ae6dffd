import type { Prisma } from "@/lib/db/generated/client";

export const lockStatement = "select pg_advisory_xact_lock(hashtextextended($1, 0))::text";
export const lockName = (datasetId: string) => `dataset ${datasetId}`;

/** Until the transaction ends, imports and freezes of this dataset take turns: both look first and write then. */
export async function lockDataset(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await tx.$queryRawUnsafe(lockStatement, lockName(datasetId));
}

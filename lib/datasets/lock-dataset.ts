import type { Prisma } from "@/lib/db/generated/client";

/** Until the transaction ends, imports and freezes of this dataset take turns: both look first and write then. */
export async function lockDataset(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`dataset ${datasetId}`}, 0))`;
}

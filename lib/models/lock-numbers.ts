import type { Prisma } from "@/lib/db/generated/client";

/** Until the transaction ends, whoever gives out numbers in this project (v1, v2, …) takes turns: all look first and write then. */
export async function lockNumbers(tx: Prisma.TransactionClient, projectId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`numbers ${projectId}`}, 0))`;
}

import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Its number of rows does not matter here, so nobody counts them. */
export async function requireDataset(tx: Prisma.TransactionClient, { projectId }: Caller, datasetId: string): Promise<void> {
  const found = await tx.dataset.findFirst({ where: { id: datasetId, projectId }, select: { id: true } });
  if (!found) throw new AppError("not_found", "There is no such dataset in this project.");
}

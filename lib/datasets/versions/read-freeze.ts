import type { Prisma } from "@/lib/db/generated/client";
import { type Freeze, freezeSchema } from "./schemas";

export async function readFreeze(tx: Prisma.TransactionClient, datasetId: string): Promise<Freeze | null> {
  const row = await tx.dataset.findUnique({ where: { id: datasetId }, select: { freeze: true } });
  return row?.freeze ? freezeSchema.parse(row.freeze) : null;
}

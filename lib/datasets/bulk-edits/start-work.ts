import type { Prisma } from "@/lib/db/generated/client";
import { enqueueBulkEdit } from "./enqueue-bulk-edit";
import { rowsPerStep } from "./rows-per-step";
import type { BulkChange } from "./schemas";
import { takeStep } from "./take-step";

/** Deals with the targets of a bulk edit: at once where that is one step, else in the background. */
export async function startWork(tx: Prisma.TransactionClient, bulkEditId: string, change: BulkChange, count: number): Promise<void> {
  if (count > rowsPerStep(change)) await enqueueBulkEdit(tx, bulkEditId);
  else await takeStep(tx, bulkEditId);
}

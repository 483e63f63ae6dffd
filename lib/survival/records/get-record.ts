import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type GoldenRecord, goldenRecordSchema } from "./schemas";

export async function getRecord({ projectId }: Caller, recordId: string): Promise<GoldenRecord> {
  const row = await db.goldenRecord.findFirst({ where: { id: recordId, projectId } });
  if (!row) throw new AppError("not_found", "There is no such golden record in this project. Look at the survival board.");
  return goldenRecordSchema.parse(row);
}

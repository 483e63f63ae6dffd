import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type GoldenRecord, goldenRecordSchema, type listRecordsInput } from "./schemas";

const most = 500;

/** Newest first. */
export async function listRecords({ projectId }: Caller, { modelVersionId }: z.infer<typeof listRecordsInput>): Promise<GoldenRecord[]> {
  const where = { projectId, ...(modelVersionId ? { modelVersionId } : {}) };
  const rows = await db.goldenRecord.findMany({ where, orderBy: { number: "desc" }, take: most });
  return rows.map((row) => goldenRecordSchema.parse(row));
}

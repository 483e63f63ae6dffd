import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type GoldenRecord, goldenRecordSchema } from "../records/schemas";
import { computeParity } from "./compute-parity";
import { type ParityReport, type ParityResult, parityReportSchema, parityResultSchema } from "./schemas";

export const parityInclude = { before: true, after: true, result: true } satisfies Prisma.ParityReportInclude;
type Row = Prisma.ParityReportGetPayload<{ include: typeof parityInclude }>;

export async function getParity({ projectId }: Caller, reportId: string): Promise<ParityReport> {
  const row = await db.parityReport.findFirst({ where: { id: reportId, projectId }, include: parityInclude });
  if (!row) throw new AppError("not_found", "There is no such parity report in this project. Look at the survival board.");
  return toParity(row);
}

/** Computed once, when both have answered what they will answer, and kept until somebody records more. */
export async function toParity(row: Row): Promise<ParityReport> {
  const before = goldenRecordSchema.parse(row.before);
  const after = goldenRecordSchema.parse(row.after);
  const isSettled = isAtRest(before) && isAtRest(after) && after.doneCount + after.failedCount > 0;
  if (!isSettled) return parityReportSchema.parse({ ...row, before, after, result: null });
  if (row.result) return parityReportSchema.parse({ ...row, before, after, result: parityResultSchema.parse(row.result.result) });
  const result = await computeParity(before, after, row.margin);
  await keepResult(row.id, before, after, result);
  return parityReportSchema.parse({ ...row, before, after, result });
}

const isAtRest = ({ status }: GoldenRecord) => status !== "queued" && status !== "recording";

/** Only while both records are as they were read: somebody may have gone on meanwhile, and what was concluded from fewer answers would stay. */
async function keepResult(reportId: string, before: GoldenRecord, after: GoldenRecord, result: ParityResult): Promise<void> {
  const isAsRead = ({ id, status, doneCount, failedCount }: GoldenRecord) =>
    Prisma.sql`(id = ${id} and status = ${status}::"RecordStatus" and "doneCount" = ${doneCount} and "failedCount" = ${failedCount})`;
  await db.$executeRaw`
    with settled as (select id from "GoldenRecord" where ${isAsRead(before)} or ${isAsRead(after)} for share)
    insert into "ParityResult" ("reportId", result) select ${reportId}, ${JSON.stringify(result)}::jsonb
    where (select count(*) from settled) = 2 on conflict do nothing`;
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { goldenRecordSchema } from "../records/schemas";
import { computeParity } from "./compute-parity";
import { type ParityReport, parityReportSchema, parityResultSchema } from "./schemas";

export const parityInclude = { before: true, after: true, result: true } satisfies Prisma.ParityReportInclude;
type Row = Prisma.ParityReportGetPayload<{ include: typeof parityInclude }>;

export async function getParity({ projectId }: Caller, reportId: string): Promise<ParityReport> {
  const row = await db.parityReport.findFirst({ where: { id: reportId, projectId }, include: parityInclude });
  if (!row) throw new AppError("not_found", "There is no such parity report in this project. Look at the survival board.");
  return toParity(row);
}

/** Computed once, when the new model has answered what it will answer, and kept until somebody records more. */
export async function toParity(row: Row): Promise<ParityReport> {
  const before = goldenRecordSchema.parse(row.before);
  const after = goldenRecordSchema.parse(row.after);
  const isSettled = after.status !== "queued" && after.status !== "recording" && after.doneCount > 0;
  if (!isSettled) return parityReportSchema.parse({ ...row, before, after, result: null });
  if (row.result) return parityReportSchema.parse({ ...row, before, after, result: parityResultSchema.parse(row.result.result) });
  const result = await computeParity(before, after, row.margin);
  await db.parityResult.createMany({ data: [{ reportId: row.id, result }], skipDuplicates: true });
  return parityReportSchema.parse({ ...row, before, after, result });
}

import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { readRuleParts } from "@/lib/datasets/checks/read-rules";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { insertExamples } from "./insert-rows";
import { prepareRows } from "./prepare-rows";
import type { Import, RejectedRow } from "./schemas";
import type { SourceRow } from "./source-row";

type Mended = SourceRow & { id: string };
export interface Settled {
  added: number;
  repeated: number;
  /** What is still wrong, by the row's id. */
  rejectedIds: Set<string>;
}

/** Rows that are being fixed belong to whoever fixes them until the transaction ends. */
export async function lockRejected(tx: Prisma.TransactionClient, importId: string, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "RejectedRow" where "importId" = ${importId} and id = any(${ids}) and "leftOutAt" is null order by "rowNumber" for update`;
  return rows.map(({ id }) => id);
}

/** Tries mended rows again under the import's own mapping: what is good goes in at its place in the file, the rest keeps waiting with its new reason. */
export async function settleRejected(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { id: importId, datasetId, mapping, initialState }: Import,
  rows: Mended[],
  keepDamaged: boolean,
): Promise<Settled> {
  await lockDataset(tx, datasetId);
  const { splitSeed } = await tx.dataset.findUniqueOrThrow({ where: { id: datasetId }, select: { splitSeed: true } });
  const rules = await readRuleParts(tx, datasetId);
  const prepared = prepareRows(rows, { mapping, splitSeed, rules, keepDamaged });
  const target = {
    id: importId,
    projectId: caller.projectId,
    datasetId,
    authorId: caller.userId,
    // What an expert changed is not approved by the lead who started the import.
    initialState: initialState === "approved" && !mayDo(caller.role, "launch") ? ("in_review" as const) : initialState,
  };
  const added = await insertExamples((sql, values) => tx.$queryRawUnsafe(sql, ...values), target, prepared);
  const stillWrong = await tx.$queryRaw<{ id: string }[]>`
    update "RejectedRow" set kind = bad.kind, field = bad.field, problem = bad.problem, raw = bad.raw, record = nullif(bad.record, 'null')
    from jsonb_to_recordset(convert_from(${prepared.bad}, 'UTF8')::jsonb) as bad("rowNumber" int, kind text, field text, problem text, raw text, record jsonb)
    where "importId" = ${importId} and "RejectedRow"."rowNumber" = bad."rowNumber" returning "RejectedRow".id`;
  const rejectedIds = new Set(stillWrong.map(({ id }) => id));
  const settled = rows.filter(({ id }) => !rejectedIds.has(id));
  await tx.rejectedRow.deleteMany({ where: { importId, id: { in: settled.map(({ id }) => id) } } });
  const repeated = settled.length - added.length;
  await tx.import.update({
    where: { id: importId },
    data: {
      acceptedCount: { increment: added.length },
      repeatedCount: { increment: repeated },
      rejectedCount: { decrement: settled.length },
    },
    select: { id: true },
  });
  if (added.length > 0) await enqueueCheck(tx, datasetId);
  return { added: added.length, repeated, rejectedIds };
}

/** Waiting rows of one kind or all, in the file's order, some at a time. */
export async function* readWaiting(where: Prisma.RejectedRowWhereInput, take: number) {
  for (let rowNumber = 0; ; ) {
    const rows = await db.rejectedRow.findMany({ where: { ...where, rowNumber: { gt: rowNumber } }, orderBy: { rowNumber: "asc" }, take });
    if (rows.length > 0) yield rows;
    if (rows.length < take) return;
    rowNumber = rows.at(-1)?.rowNumber ?? rowNumber;
  }
}

export function toSourceRow(
  { id, rowNumber, raw }: Pick<RejectedRow, "id" | "rowNumber" | "raw">,
  record: Record<string, unknown>,
): Mended {
  return { id, rowNumber, raw, record };
}

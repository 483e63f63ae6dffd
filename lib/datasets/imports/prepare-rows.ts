import { randomBytes } from "node:crypto";
import type { RowProblem } from "@/lib/datasets/check-conversation";
import { type CheckRules, checkContent } from "@/lib/datasets/checks/check-content";
import { type RuleParts, rulesOf } from "@/lib/datasets/checks/rules-of";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { mapSourceRow } from "./map-source-row";
import { readJsonLine } from "./parse-jsonl";
import { waitingRowOf } from "./rejected-columns";
import type { ImportMapping } from "./schemas";
import type { SourceRow, UnreadLine } from "./source-row";
import { storable, storableText } from "./storable";

/** What must be known to turn the rows of a file into rows of the database. */
export interface Preparation {
  mapping: ImportMapping;
  splitSeed: number;
  rules: RuleParts;
  /** A person said that text which looks damaged is meant so. */
  keepDamaged?: boolean;
}

/**
 * A batch as `insert-rows.ts` hands it to Postgres: two parameters, written as JSON in UTF-8. As bytes they change threads without being
 * copied and leave nothing behind; texts of a megabyte stay in memory until the next big collection of garbage, a hundred of them.
 */
export interface PreparedRows {
  rowCount: number;
  /** Number of the last row. */
  lastRow: number;
  good: Uint8Array<ArrayBuffer>;
  goodCount: number;
  /** Good rows that stand in this batch before. */
  repeatedCount: number;
  bad: Uint8Array<ArrayBuffer>;
  badCount: number;
  /** Waiting rows of earlier imports that this batch brings back, mended. */
  settledIds: string[];
}

const utf8 = new TextEncoder();

/** All the work that a row takes before it is stored. Pure, so that threads can share it. */
export function prepareRows(rows: (SourceRow | UnreadLine)[], preparation: Preparation): PreparedRows {
  const good: object[] = [];
  const bad: object[] = [];
  const settledIds: string[] = [];
  const seen = new Set<string>();
  const rules = rulesOf(preparation.rules);
  let repeatedCount = 0;
  for (const unread of rows) {
    const row = "isUnread" in unread ? readJsonLine(unread.raw, unread.rowNumber) : unread;
    if (!row) continue;
    const waiting = waitingRowOf(row.record);
    const prepared = prepareRow(waiting ? { ...row, record: waiting.record } : row, preparation, rules);
    if (!("contentHash" in prepared)) {
      bad.push(prepared);
      continue;
    }
    if (waiting?.id) settledIds.push(waiting.id);
    if (seen.has(prepared.contentHash)) repeatedCount++;
    else {
      seen.add(prepared.contentHash);
      good.push(prepared);
    }
  }
  return {
    rowCount: rows.length,
    lastRow: rows.at(-1)?.rowNumber ?? 0,
    good: utf8.encode(JSON.stringify(good)),
    goodCount: good.length,
    repeatedCount,
    bad: utf8.encode(JSON.stringify(bad)),
    badCount: bad.length,
    settledIds,
  };
}

function prepareRow(row: SourceRow, { mapping, splitSeed, keepDamaged }: Preparation, rules: CheckRules) {
  const mapped = mapSourceRow(row, mapping, { keepDamaged });
  if ("kind" in mapped) return rejectRow(row, mapped);
  const { content, tags, group } = mapped;
  const groupKey = groupKeyOf(content.messages, group);
  const columns = describeContent(content);
  const issues = checkContent(content, columns.tokenCount, rules);
  return {
    id: orderedId(),
    revisionId: orderedId(),
    sourceRow: row.rowNumber,
    ...content,
    tags,
    ...columns,
    groupKey,
    splitPoint: splitPointOf(splitSeed, groupKey),
    issueKinds: [...new Set(issues.map(({ kind }) => kind))].sort(),
    issues: issues.map((issue) => ({ id: orderedId(), ...issue })),
  };
}

function rejectRow({ rowNumber, raw, record }: SourceRow, { kind, field, problem }: RowProblem) {
  const asItCame = { raw: raw.slice(0, 100_000), record: record ?? null };
  return { id: orderedId(), rowNumber, kind, problem, field: storableText(field), ...storable(asItCame) };
}

const thisThread = randomBytes(6).toString("hex");
let lastId = 0;
let thisMoment = 0;
let momentText = "";

/** Later ids are greater, so that an index grows at its end instead of everywhere. */
function orderedId(): string {
  lastId = (lastId + 1) % 0x1_0000_0000;
  const now = Date.now();
  if (now !== thisMoment) {
    thisMoment = now;
    momentText = now.toString(16).padStart(12, "0");
  }
  return momentText + lastId.toString(16).padStart(8, "0") + thisThread;
}

import { z } from "zod";
import { holdsText, isUnstorable } from "@/lib/datasets/check-conversation";
import { isExact, quoteInexact } from "./exact-numbers";
import { firstInexactIn } from "./inexact-numbers";
import type { ProblemKind } from "./problem-kinds";
import { damagedExcerpt, isDamaged, repairText } from "./repair-text";
import type { RowFix } from "./schemas";
import type { SourceRecord } from "./source-row";

const longestNumber = 60;

const repairs: Partial<Record<ProblemKind, { isMeant(text: string): boolean; repair(text: string): string | null }>> = {
  damaged_text: { isMeant: isDamaged, repair: repairText },
  // Rows that wait have signs in the places of what Postgres cannot keep.
  unstorable_text: {
    isMeant: (text) => isUnstorable(text) || /[␀\ufffd]/.test(text),
    repair: (text) => text.replaceAll("\0", "").replace(/[\p{Surrogate}␀\ufffd]/gu, ""),
  },
};

/** What one click could mend; null where only a person knows. */
export function suggestFix({ kind, field }: { kind: ProblemKind; field: string }, record: SourceRecord | null | undefined): RowFix | null {
  if (kind === "inexact_number") return quoteNumbers(field, record?.[field]);
  const known = repairs[kind];
  if (!known || !record) return null;
  for (const [column, value] of Object.entries(record)) {
    if (!holdsText(value, known.isMeant)) continue;
    const repaired = z.json().safeParse(repairDeep(value, known.repair));
    const from = firstText(value, known.isMeant);
    const to = known.repair(from);
    if (repaired.success && to !== null) return { column, value: repaired.data, from: damagedExcerpt(from), to: damagedExcerpt(to) };
  }
  return null;
}

/** The record of such a row has its numbers as texts already; only JSON that is the text of a cell has them as they were written. */
function quoteNumbers(column: string, value: unknown): RowFix | null {
  const quoted = z.json().safeParse(typeof value === "string" ? quoteInexact(value) : value);
  const number = typeof value === "string" ? firstInexactIn(value) : firstText(value, isInexact);
  if (!quoted.success || !number) return null;
  const from = number.slice(0, longestNumber);
  return { column, value: quoted.data, from, to: `"${from}"` };
}

function isInexact(text: string): boolean {
  return /^-?\d[\d.]*(?:[eE][+-]?\d+)?$/.test(text) && !isExact(text);
}

function repairDeep(value: unknown, repair: (text: string) => string | null): unknown {
  if (typeof value === "string") return repair(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => repairDeep(item, repair));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [repair(key) ?? key, repairDeep(item, repair)]));
}

function firstText(value: unknown, isMeant: (text: string) => boolean): string {
  let found = "";
  holdsText(value, (text) => {
    if (!isMeant(text)) return false;
    found = text;
    return true;
  });
  return found;
}

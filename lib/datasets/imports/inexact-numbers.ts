import { isRecord, parseExactly } from "./json-value";
import type { InexactNumber, SourceRecord } from "./source-row";

/** The first number of each column that is a text in the record and was none in the file; `rounded` is the same row with numbers as numbers. */
export function findInexact(record: SourceRecord, rounded: unknown): InexactNumber[] {
  if (!isRecord(rounded)) return [];
  return Object.entries(record).flatMap(([column, value]) => {
    const number = firstInexact(value, rounded[column]);
    return number === null ? [] : [{ column, number, isNested: typeof value === "object" }];
  });
}

/** The same in JSON, even if it was written as JSON twice. */
export function firstInexactIn(json: string): string | null {
  const { value, rounded } = parseExactly(json);
  return typeof value === "string" ? firstInexactIn(value) : firstInexact(value, rounded);
}

function firstInexact(value: unknown, rounded: unknown): string | null {
  if (typeof rounded === "number") return typeof value === "string" ? value : null;
  const [own, other] = [itemsOf(value), itemsOf(rounded)];
  for (const [index, item] of own.entries()) {
    const found = firstInexact(item, other[index]);
    if (found !== null) return found;
  }
  return null;
}

function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
}

import { mayHoldInexact, quoteInexact } from "./exact-numbers";
import type { SourceRecord } from "./source-row";

export function isRecord(value: unknown): value is SourceRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `undefined`: this is no JSON. Numbers that would come out as others are texts, digit by digit, as the ones in Parquet are. */
export function parseJson(text: string): unknown {
  return parseExactly(text).value;
}

/** The same, and the value with its numbers as JavaScript takes them where that is another one. */
export function parseExactly(text: string): { value: unknown; rounded?: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { value: undefined };
  }
  if (!mayHoldInexact(text)) return { value };
  const quoted = quoteInexact(text);
  return quoted === text ? { value } : { value: JSON.parse(quoted), rounded: value };
}

/** What stands in a cell as JSON, even if it was written as JSON twice; any other text stays text. */
export function unpackJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*["[{]/.test(value)) return value;
  const parsed = parseJson(value);
  if (typeof parsed === "string") return typeof parseJson(parsed) === "object" ? parseJson(parsed) : value;
  return parsed === undefined ? value : parsed;
}

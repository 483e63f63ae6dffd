import type { SourceRecord } from "./source-row";

export function isRecord(value: unknown): value is SourceRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `undefined`: this is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands in a cell as JSON, even if it was written as JSON twice; any other text stays text. */
export function unpackJson(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*["[{]/.test(value)) return value;
  const parsed = parseJson(value);
  if (typeof parsed === "string") return typeof parseJson(parsed) === "object" ? parseJson(parsed) : value;
  return parsed === undefined ? value : parsed;
}

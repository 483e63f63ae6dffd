import { findDoubleKey } from "./find-double-key";
import { findInexact } from "./inexact-numbers";
import { isRecord, parseExactly } from "./json-value";
import { looksLikeTurns } from "./read-conversation";
import { mostCharacters, type SourceRecord, type SourceRow, tooLong } from "./source-row";

/** One row that is written as JSON; null where nothing stands. */
export function readJsonRow(text: string, rowNumber: number, unit: "line" | "entry"): SourceRow | null {
  const raw = text.trim();
  if (raw === "") return null;
  if (raw.length > mostCharacters) return tooLong(rowNumber, raw);
  const { value, rounded } = parseExactly(raw);
  const read = (record: SourceRecord, asNumbers: unknown): SourceRow =>
    rounded === undefined ? { rowNumber, raw, record } : { rowNumber, raw, record, inexact: findInexact(record, asNumbers) };
  if (isRecord(value)) {
    const double = findDoubleKey(raw, value);
    if (double === null) return read(value, rounded);
    const problem = `This ${unit} says “${double}” twice, so one of the two would be lost. Keep one of them; the last one is shown here.`;
    return { rowNumber, raw, record: value, problem: { kind: "broken_json", field: double, problem } };
  }
  // Lists of turns are conversations without a name around them; other lists are cells without names.
  if (Array.isArray(value) && looksLikeTurns(value)) return read({ messages: value }, { messages: rounded });
  if (Array.isArray(value) && value.length > 1 && value.every((cell) => typeof cell === "string"))
    return { rowNumber, raw, record: Object.fromEntries(value.map((cell, index) => [`column ${index + 1}`, cell])) };
  const kind = value === undefined ? "broken_json" : "not_an_object";
  return { rowNumber, raw, problem: { kind, field: "", problem: describe(value, raw, unit) } };
}

function describe(value: unknown, raw: string, unit: string): string {
  if (value !== undefined)
    return `This ${unit} is JSON but not an object. Write one object in braces per ${unit}, for example {"prompt": "…", "completion": "…"}.`;
  if (/^[{[]/.test(raw) && !/[}\]]$/.test(raw))
    return `This ${unit} ends in the middle of an object. Put the whole object on one ${unit}, up to its closing brace.`;
  if (/[:[,]\s*-?(NaN|Infinity)\b/.test(raw)) return `This ${unit} is not valid JSON: it says NaN or Infinity. Write null instead.`;
  if (/[{,]\s*'/.test(raw)) return `This ${unit} is not valid JSON: it has single quotes. Write double quotes around names and texts.`;
  if (/,\s*[}\]]/.test(raw)) return `This ${unit} is not valid JSON: a comma stands before a closing bracket. Remove it.`;
  return `This ${unit} is not valid JSON. Check quotes and commas; each ${unit} holds one complete object in braces.`;
}

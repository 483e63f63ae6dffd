import { CsvError, parse } from "csv-parse/sync";
import { findInexact } from "./inexact-numbers";
import { isRecord, parseExactly } from "./json-value";
import type { Import } from "./schemas";
import type { SourceRow } from "./source-row";

type Source = Pick<Import, "format" | "options" | "columns">;

/** A row that somebody typed as the file would have it: JSON, or fields with the file's own delimiter. */
export function readRawRow(source: Source, rowNumber: number, raw: string): SourceRow {
  return source.format === "csv" ? readFields(source, rowNumber, raw) : readObject(rowNumber, raw);
}

function readObject(rowNumber: number, raw: string): SourceRow {
  const { value, rounded } = parseExactly(raw);
  if (isRecord(value)) return { rowNumber, raw, record: value, inexact: findInexact(value, rounded) };
  const problem = "This is not an object in JSON. Check quotes and commas, and write it in braces: {…}.";
  return { rowNumber, raw, problem: { kind: value === undefined ? "broken_json" : "not_an_object", field: "", problem } };
}

function readFields({ options, columns }: Source, rowNumber: number, raw: string): SourceRow {
  const fields = parseFields(raw, options.delimiter ?? ",");
  if (typeof fields === "string") {
    const problem = "A quote is never closed or stands in the middle of a field. Write quotes inside a quoted field twice.";
    return { rowNumber, raw, problem: { kind: "broken_quote", field: "", problem } };
  }
  if (fields.length === columns.length)
    return { rowNumber, raw, record: Object.fromEntries(columns.map((name, index) => [name, fields[index] ?? ""])) };
  const problem = `This row has ${fields.length} fields, but the file has ${columns.length} columns: ${columns.slice(0, 20).join(", ")}.`;
  return { rowNumber, raw, problem: { kind: fields.length < columns.length ? "short_row" : "long_row", field: "", problem } };
}

function parseFields(raw: string, delimiter: string): string[] | string {
  try {
    return parse(raw, { delimiter, relax_column_count: true })[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

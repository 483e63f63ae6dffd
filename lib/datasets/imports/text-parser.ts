import { csvParser } from "./parse-csv";
import { jsonParser } from "./parse-json";
import { jsonlParser, jsonlSplitter } from "./parse-jsonl";
import type { ImportOptions } from "./schemas";
import type { RowParser, SourceRow, UnreadLine } from "./source-row";

export type TextFormat = "jsonl" | "json" | "csv";

export function textParser(format: TextFormat, options: Partial<ImportOptions> = {}): RowParser {
  return withLineEnds(format === "jsonl" ? jsonlParser() : format === "json" ? jsonParser() : csvParser(options));
}

/** Leaves lines of JSON as they are; reads every other format. */
export function importParser(format: TextFormat, options: Partial<ImportOptions> = {}): RowParser<SourceRow | UnreadLine> {
  return format === "jsonl" ? withLineEnds(jsonlSplitter()) : textParser(format, options);
}

function withLineEnds<R>(parser: RowParser<R>): RowParser<R> {
  const toLines = lineEnds();
  return { push: (text) => parser.push(toLines(text)), end: () => parser.end() };
}

/** Lines may end as old Macs wrote them, and some spreadsheets still do. */
function lineEnds(): (text: string) => string {
  let isReturn: boolean | undefined;
  return (text) => {
    if (text === "") return text;
    isReturn ??= text.includes("\r") && !text.includes("\n");
    return isReturn ? text.replaceAll("\r", "\n") : text;
  };
}

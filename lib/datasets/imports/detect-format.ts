import { findJsonList } from "./find-json-list";
import { parseJson } from "./json-value";
import type { Import } from "./schemas";
import type { TextFormat } from "./text-parser";

type Format = Import["format"];

export const formatNames: Record<Format, string> = {
  jsonl: "JSONL",
  json: "JSON",
  csv: "CSV",
  xlsx: "an Excel workbook",
  parquet: "Parquet",
};
const extensions: Record<string, Format[]> = {
  csv: ["csv"],
  tsv: ["csv"],
  tab: ["csv"],
  json: ["json", "jsonl"],
  jsonl: ["jsonl", "json"],
  ndjson: ["jsonl", "json"],
  xlsx: ["xlsx"],
  xlsm: ["xlsx"],
  xls: ["xlsx"],
  parquet: ["parquet"],
};

/** What a text is, by how it begins; its name decides nothing. */
export function detectFormat(text: string): { format: TextFormat; reason: string } {
  const start = text.replace(/^[\s\ufeff]+/, "");
  const lines = start
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  const [first = ""] = lines;
  if (start.startsWith("[")) {
    if (lines.length > 1 && isWhole(first) && lines[1]?.startsWith("["))
      return { format: "jsonl", reason: "Read as JSONL, because every line is a list." };
    // One broken entry, be it the first, makes no other file of it.
    if (/^\[\s*["{[\]\d-]/.test(start) || /\{\s*"[^"\n]*"\s*:/.test(start.slice(0, 100_000)))
      return { format: "json", reason: "Read as JSON, because the file is one list." };
  }
  const objects = lines.filter((line) => line.startsWith("{") && isWhole(line)).length;
  if (!start.startsWith("{") && objects >= 2 && objects * 2 > lines.length)
    return { format: "jsonl", reason: "Read as JSONL, because most lines are a JSON object." };
  if (!start.startsWith("{")) return { format: "csv", reason: "Read as CSV, because the first line is a row of a table." };
  const whole = lines.slice(1).filter((line) => line.startsWith("{") && isWhole(line)).length;
  if (whole === 0 && findJsonList(start).kind === "wrapped")
    return { format: "json", reason: "Read as JSON, because the file is one object that holds a list." };
  if (isWhole(first) || whole > 0 || lines.length === 1)
    return { format: "jsonl", reason: "Read as JSONL, because the first line is a JSON object." };
  return { format: "json", reason: "Read as JSON, because its objects go over several lines." };
}

/** “It is called .csv, but …” where the name says something else. */
export function nameLies(fileName: string, format: Format): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const expected = extensions[extension];
  return !expected || expected.includes(format)
    ? ""
    : `It is called .${extension}, but inside it is ${formatNames[format]}, so it was read as that.`;
}

function isWhole(text: string): boolean {
  return parseJson(text) !== undefined;
}

import { createReadStream } from "node:fs";
import type { TrainingExample } from "../../engine/types";
import { parseRow } from "./parse-row";

export interface InvalidRow {
  row: number;
  message: string;
}

export interface Rows {
  examples: TrainingExample[];
  /** The line of each example, 1-based. */
  lines: number[];
  invalid: InvalidRow[];
}

const longestLineBytes = 16 * 1024 * 1024;
const byteOrderMark = "\uFEFF";
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeLine(line: Buffer): string | undefined {
  try {
    return utf8.decode(line);
  } catch {
    return undefined;
  }
}

function readLine(line: Buffer, row: number): TrainingExample | string | undefined {
  if (line.includes(0)) return "holds NUL bytes: save the file as UTF-8 text (it may be UTF-16 or binary)";
  const decoded = decodeLine(line);
  if (decoded === undefined) return "is not UTF-8: save the file as UTF-8 text";
  const text = (row === 1 && decoded.startsWith(byteOrderMark) ? decoded.slice(1) : decoded).trim();
  if (text === "") return undefined;
  try {
    return parseRow(JSON.parse(text));
  } catch (error) {
    return `is not valid JSON (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Memory holds one line and the examples, never the file's text; an endless line is skipped as it streams by. */
export async function readRows(file: string): Promise<Rows> {
  const rows: Rows = { examples: [], lines: [], invalid: [] };
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let row = 0;

  const finishLine = () => {
    row += 1;
    const outcome = pendingBytes > longestLineBytes ? "is longer than 16 MB" : readLine(Buffer.concat(pending), row);
    if (typeof outcome === "string") rows.invalid.push({ row, message: outcome });
    else if (outcome !== undefined) {
      rows.examples.push(outcome);
      rows.lines.push(row);
    }
    pending = [];
    pendingBytes = 0;
  };
  const extendLine = (part: Buffer) => {
    pendingBytes += part.length;
    if (pendingBytes <= longestLineBytes) pending.push(part);
    else pending = [];
  };

  for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024 })) {
    const bytes = Buffer.from(chunk);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      extendLine(bytes.subarray(start, end));
      finishLine();
      start = end + 1;
    }
    if (start < bytes.length) extendLine(bytes.subarray(start));
  }
  if (pendingBytes > 0) finishLine();
  return rows;
}

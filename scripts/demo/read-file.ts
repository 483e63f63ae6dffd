import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { detectFormat } from "@/lib/datasets/imports/detect-format";
import { columnsOf } from "@/lib/datasets/imports/guess-mapping";
import { isParquet, isZip, refuseForeign } from "@/lib/datasets/imports/refuse-foreign";
import { type SourceRow, UnreadableFile } from "@/lib/datasets/imports/source-row";
import { textParser } from "@/lib/datasets/imports/text-parser";
import { AppError } from "@/lib/errors";
import { PlainError } from "../platform/plain-error.mjs";
import type { DemoArguments } from "./read-arguments";

export interface DemoFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What would be refused anyway is refused here, before anything is started. */
export function readFile({ file, input, target, limit }: DemoArguments): DemoFile {
  const bytes = read(file);
  const name = basename(file);
  if (bytes.byteLength === 0)
    throw new PlainError(`${file} is empty. Choose a file with a header and rows (CSV), or with one object per line (JSONL).`);
  const rows = parse(bytes, file);
  const columns = columnsOf(rows.slice(0, 100).flatMap(({ record }) => (record ? [record] : [])));
  for (const column of [input, target]) {
    if (!columns.includes(column)) {
      const has = columns.length > 0 ? `It has: ${columns.join(", ")}.` : "No row of it could be read.";
      throw new PlainError(`${file} has no column called “${column}”. ${has}`);
    }
  }
  if (limit === null || limit >= rows.length) return { name, bytes };
  return { name: `${name.replace(/\.[^.]*$/, "")}-${limit}.jsonl`, bytes: toJsonl(pick(rows, limit)) };
}

/** Seeded, so that the same limit takes the same rows; many files are sorted by their answer, and their start would not do. */
export function pick(rows: SourceRow[], count: number): SourceRow[] {
  const rank = ({ rowNumber }: SourceRow) => createHash("sha256").update(`hone ${rowNumber}`).digest("hex");
  const ranked = rows.map((row) => ({ row, rank: rank(row) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked
    .slice(0, count)
    .map(({ row }) => row)
    .sort((a, b) => a.rowNumber - b.rowNumber);
}

/** A row that could not be read goes along as it is: it is rejected with its reason, as it would be in the whole file. */
function toJsonl(rows: SourceRow[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    rows.map(({ record, raw }) => `${record ? JSON.stringify(record) : raw.replaceAll("\n", " ")}\n`).join(""),
  );
}

function read(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") throw new PlainError(`There is no file ${file}. Check the path; it counts from ${process.cwd()}.`);
    if (code === "EISDIR") throw new PlainError(`${file} is a folder. Give the path of a CSV or JSONL file in it.`);
    throw new PlainError(`${file} cannot be read (${code}). Check who may read it.`);
  }
}

function parse(bytes: Uint8Array<ArrayBuffer>, file: string): SourceRow[] {
  try {
    refuseForeign(bytes);
    if (isZip(bytes) || isParquet(bytes)) throw new UnreadableFile("The demo reads CSV and JSONL only. Save the table as “CSV UTF-8”.");
    const text = new TextDecoder().decode(bytes);
    const { format } = detectFormat(text);
    const parser = textParser(format);
    return [...parser.push(text), ...parser.end()];
  } catch (error) {
    if (error instanceof AppError) throw new PlainError(`${file}: ${error.message}`);
    throw error;
  }
}

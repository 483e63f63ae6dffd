import { AppError } from "@/lib/errors";
import type { Import } from "./schemas";

type Format = Import["format"];

const foreign: [signature: string, what: string][] = [
  ["PK\x03\x04", "an Excel workbook or another zip archive. Save the sheet as “CSV UTF-8”, or unpack the archive"],
  ["\xd0\xcf\x11\xe0", "an old Excel workbook. Save the sheet as “CSV UTF-8”"],
  ["\x1f\x8b", "compressed with gzip. Unpack it"],
  ["PAR1", "a Parquet file. Export it as JSONL or CSV"],
  ["%PDF", "a PDF. Copy the examples into a table and save it as CSV"],
];

/** Refuses what is plainly no text, by its first bytes, and says how to get one. */
export function refuseForeign(firstBytes: Uint8Array): void {
  const start = Buffer.from(firstBytes.subarray(0, 8)).toString("latin1");
  const found = foreign.find(([signature]) => start.startsWith(signature));
  if (found) throw new AppError("invalid", `This file is ${found[1]}, then upload that.`);
}

/** JSONL or CSV, by what the file looks like; its name decides nothing. */
export function detectFormat(text: string): { format: Format; reason: string } {
  const start = text.trimStart();
  if (/^\[\s*[{\]]/.test(start))
    throw new AppError(
      "invalid",
      "This file is one JSON list. Write one object per line instead, without the brackets around and the commas between them (JSONL), then upload that.",
    );
  if (start.startsWith("{")) return { format: "jsonl", reason: "Read as JSONL, because the first line is a JSON object." };
  return { format: "csv", reason: "Read as CSV, because the first line is a row of column names." };
}

import { UnreadableFile } from "./source-row";

const foreign: [signature: string, words: string][] = [
  ["\xd0\xcf\x11\xe0", "This is an old Excel or Word file (.xls, .doc). Open it, save it as an Excel workbook (.xlsx) or as “CSV UTF-8”"],
  ["\x1f\x8b", "This file is compressed with gzip. Unpack it"],
  ["BZh", "This file is compressed with bzip2. Unpack it"],
  ["\xfd7zXZ", "This file is compressed with xz. Unpack it"],
  ["\x28\xb5\x2f\xfd", "This file is compressed with zstd. Unpack it"],
  ["7z\xbc\xaf", "This is a 7-Zip archive. Unpack it"],
  ["Rar!", "This is a RAR archive. Unpack it"],
  ["%PDF", "This is a PDF. Copy the examples into a table and save it as CSV"],
  ["\x89PNG", "This is a picture. Write its texts into a table and save it as CSV"],
  ["\xff\xd8\xff", "This is a picture. Write its texts into a table and save it as CSV"],
  ["GIF8", "This is a picture. Write its texts into a table and save it as CSV"],
  ["{\\rtf", "This is a rich-text document. Copy the examples into a table and save it as CSV"],
  ["SQLite format 3", "This is an SQLite database. Export the table with the examples as CSV"],
  ["ARROW1", "This is an Arrow file. Write it as Parquet or JSONL"],
  ["Obj\x01", "This is an Avro file. Write it as Parquet or JSONL"],
  ["ORC", "This is an ORC file. Write it as Parquet or JSONL"],
  ["\x7fELF", "This is a program"],
  ["MZ\x90", "This is a program"],
];

/** Refuses what is plainly no table, by its first bytes, and says how to get one. */
export function refuseForeign(firstBytes: Uint8Array): void {
  const start = Buffer.from(firstBytes.subarray(0, 16)).toString("latin1");
  const found = foreign.find(([signature]) => start.startsWith(signature));
  if (found)
    throw new UnreadableFile(
      `${found[1]}, then upload that.`.replace("a program, then upload that", "a program. Choose the file with the examples"),
    );
}

export function isZip(firstBytes: Uint8Array): boolean {
  return Buffer.from(firstBytes.subarray(0, 4)).toString("latin1") === "PK\x03\x04";
}

export function isParquet(firstBytes: Uint8Array): boolean {
  return Buffer.from(firstBytes.subarray(0, 4)).toString("latin1") === "PAR1";
}

/** Text that is no table either. */
export function refuseForeignText(text: string): void {
  const start = text.slice(0, 2_000).trimStart().toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html"))
    throw new UnreadableFile(
      "This is a web page, perhaps the sign-in page of the site it came from. Sign in there, download the file again, then upload that.",
    );
  if (start.startsWith("<?xml") || start.startsWith("<workbook"))
    throw new UnreadableFile("This is an XML file. Open it in a spreadsheet program, save it as “CSV UTF-8” or .xlsx, then upload that.");
  const odd = [...text.slice(0, 4_000)].filter((character) => character === "\ufffd" || (character < " " && !/\s/.test(character))).length;
  if (odd > 200) throw new UnreadableFile("This file holds no text. Choose a table (CSV, Excel, Parquet) or JSON, then upload that.");
}

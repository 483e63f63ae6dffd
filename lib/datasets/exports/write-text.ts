import { stringify } from "csv-stringify/sync";
import { guard } from "./guard";
import type { ExportRow } from "./read-export-rows";
import type { ExportFormat, Layout } from "./schemas";
import { tableColumns, toCells, toJsonRecord } from "./to-record";

type Pages = AsyncIterable<ExportRow[]>;

/** One object a line. */
export async function* writeLines(format: ExportFormat, pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((row) => `${JSON.stringify(toJsonRecord(format, row))}\n`).join("");
}

/** One list, an object a line, so that it can be read by eyes and by programs. */
export async function* writeList(format: ExportFormat, pages: Pages): AsyncGenerator<string> {
  let before = "[\n";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + page.map((row) => JSON.stringify(toJsonRecord(format, row))).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

interface Delimited {
  delimiter: string;
  layout: Layout;
  /** Cells that a spreadsheet would run as a formula get an apostrophe in front. */
  isGuarded: boolean;
}

export async function* writeDelimited({ delimiter, layout, isGuarded }: Delimited, pages: Pages): AsyncGenerator<string> {
  const lines = (rows: string[][]) => stringify(rows, { delimiter, record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
  // With a byte order mark, or a spreadsheet reads the letters wrongly.
  yield `\ufeff${lines([tableColumns(layout)])}`;
  for await (const page of pages) {
    const rows = page.map((row) => toCells(layout, row).map((cell) => (isGuarded ? guard(cell) : cell)));
    if (rows.length > 0) yield lines(rows);
  }
}

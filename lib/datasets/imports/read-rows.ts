import { db } from "@/lib/db/client";
import { textDecoder } from "./decode-text";
import { csvParser } from "./parse-csv";
import { jsonlParser } from "./parse-jsonl";
import { encodingSchema, type Import } from "./schemas";
import type { SourceRow } from "./source-row";

interface Source {
  id: string;
  format: Import["format"];
  encoding: string;
}

/** The rows of an uploaded file, a chunk at a time; memory does not grow with the file. */
export async function* readRows(source: Source): AsyncGenerator<SourceRow[]> {
  const decode = textDecoder(encodingSchema.parse(source.encoding));
  const parser = source.format === "jsonl" ? jsonlParser() : csvParser();
  let endsLinesWithReturn: boolean | undefined;
  // As old Macs wrote files, and some spreadsheets still do.
  const toLines = (text: string) => {
    endsLinesWithReturn ??= text.includes("\r") && !text.includes("\n");
    return endsLinesWithReturn ? text.replaceAll("\r", "\n") : text;
  };
  for (let position = 0; ; position++) {
    const chunk = await db.importChunk.findUnique({ where: { importId_position: { importId: source.id, position } } });
    if (!chunk) break;
    yield parser.push(toLines(decode(chunk.bytes, false)));
  }
  yield [...parser.push(toLines(decode(new Uint8Array(), true))), ...parser.end()];
}

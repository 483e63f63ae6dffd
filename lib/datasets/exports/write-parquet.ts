import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { ExportRow } from "./read-export-rows";
import type { Layout } from "./schemas";
import { tableColumns, toCells } from "./to-record";

const rowsPerGroup = 10_000;

/** Row group by row group; only the list of groups is kept for the end of the file. */
export async function* writeParquet(layout: Layout, pages: AsyncIterable<ExportRow[]>): AsyncGenerator<Uint8Array> {
  const columns = tableColumns(layout);
  const bytes = new ByteWriter();
  const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" } as const;
  const schema = [{ name: "root", num_children: columns.length }, ...columns.map((name) => ({ name, ...text }))];
  const parquet = new ParquetWriter({ writer: bytes, schema });
  const take = () => {
    const taken = bytes.getBytes().slice();
    // The offset goes on counting; only the buffer begins anew.
    bytes.index = 0;
    return taken;
  };
  let waiting: string[][] = [];
  const write = async () => {
    const columnData = columns.map((name, column) => ({ name, data: waiting.map((cells) => cells[column] ?? "") }));
    await parquet.write({ columnData, rowGroupSize: rowsPerGroup });
    waiting = [];
    return take();
  };
  for await (const page of pages) {
    for (const row of page) waiting.push(toCells(layout, row));
    if (waiting.length >= rowsPerGroup) yield await write();
  }
  if (waiting.length > 0) yield await write();
  await parquet.finish();
  yield take();
}

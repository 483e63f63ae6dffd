import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface Spool {
  path: string;
  rowCount: number;
  sizeBytes: number;
}

/** Rows as a file on disk while it is used: how many bytes come must be known before the first is sent. */
export async function withSpooledRows<T>(rows: AsyncIterable<string>, use: (spool: Spool) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "hone-rows-"));
  try {
    const path = join(folder, "rows.jsonl");
    let rowCount = 0;
    async function* lines() {
      for await (const row of rows) {
        rowCount++;
        yield `${row}\n`;
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
    return await use({ path, rowCount, sizeBytes: (await stat(path)).size });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { db } from "@/lib/db/client";
import type { ByteFile, KeptFile } from "./byte-file";
import { readChunks } from "./read-chunks";

const keptChunks = 8;

/** An uploaded file where it lies: the chunks in Postgres are its disk. */
async function openChunks(importId: string): Promise<ByteFile> {
  const sizes = await db.$queryRaw<{ position: number; size: number }[]>`
    select position, octet_length(bytes) as size from "ImportChunk" where "importId" = ${importId} order by position`;
  let byteLength = 0;
  const chunks = sizes.map(({ position, size }) => {
    const start = byteLength;
    byteLength += size;
    return { position, start, end: byteLength };
  });
  const kept = new Map<number, Uint8Array>();

  async function read(position: number): Promise<Uint8Array> {
    const known = kept.get(position);
    if (known) return known;
    const { bytes } = await db.importChunk.findUniqueOrThrow({ where: { importId_position: { importId, position } } });
    kept.set(position, bytes);
    const [oldest] = kept.keys();
    if (kept.size > keptChunks && oldest !== undefined) kept.delete(oldest);
    return bytes;
  }

  return {
    byteLength,
    async slice(from, to = byteLength) {
      const start = Math.max(0, from < 0 ? byteLength + from : from);
      const end = Math.min(byteLength, to);
      const made = new Uint8Array(Math.max(0, end - start));
      for (const chunk of chunks) {
        if (chunk.end <= start || chunk.start >= end) continue;
        const bytes = await read(chunk.position);
        const part = bytes.subarray(Math.max(0, start - chunk.start), Math.min(bytes.byteLength, end - chunk.start));
        made.set(part, Math.max(0, chunk.start - start));
      }
      return made.buffer;
    },
  };
}

export function keptFile(importId: string): KeptFile {
  return { pieces: () => readChunks(importId), open: () => openChunks(importId) };
}

import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { encodingWatcher, textDecoder } from "./decode-text";
import { detectFormat, refuseForeign } from "./detect-format";
import { guessMapping } from "./guess-mapping";
import { readFirstRows } from "./preview-import";
import { type Import, importSchema, type uploadQuery } from "./schemas";
import { orDiskFull } from "./storage-failure";

export const mostUploadBytes = 200 * 1024 * 1024;
const chunkBytes = 1024 * 1024;
const abandonedAfterMs = 24 * 60 * 60 * 1000;

type Upload = z.infer<typeof uploadQuery> & { body: ReadableStream<Uint8Array> | null; announcedBytes: number };

/** Keeps the bytes of a file as they come, and guesses what they mean. An upload that breaks off leaves nothing. */
export async function storeUpload(caller: Caller, datasetId: string, upload: Upload): Promise<Import> {
  const dataset = await getDataset(caller, datasetId);
  if (upload.announcedBytes > mostUploadBytes) throw tooLarge();
  await db.import.deleteMany({
    where: { projectId: caller.projectId, status: "uploading", createdAt: { lt: new Date(Date.now() - abandonedAfterMs) } },
  });

  const { id } = await db.import.create({
    data: {
      projectId: caller.projectId,
      datasetId: dataset.id,
      fileName: plainName(upload.fileName),
      format: "csv",
      sizeBytes: 0,
      sha256: "",
      mapping: {},
      status: "uploading",
      createdById: caller.userId,
    },
  });
  try {
    const kept = await keepBytes(id, upload.body);
    const firstText = textDecoder(kept.encoding)(kept.start, false);
    const format = upload.format ?? detectFormat(firstText).format;
    const { records } = await readFirstRows({ id, format, encoding: kept.encoding });
    const { mapping } = guessMapping(records);
    const { sizeBytes, sha256, encoding } = kept;
    return importSchema.parse(
      await db.import.update({ where: { id }, data: { format, encoding, sizeBytes, sha256, mapping, status: "uploaded" } }),
    );
  } catch (error) {
    await db.import.deleteMany({ where: { id } });
    throw orDiskFull(error);
  }
}

async function keepBytes(importId: string, body: ReadableStream<Uint8Array> | null) {
  const hash = createHash("sha256");
  const watcher = encodingWatcher();
  let sizeBytes = 0;
  let start: Uint8Array = new Uint8Array();
  let position = 0;
  for await (const bytes of inChunks(body)) {
    if (position === 0) {
      refuseForeign(bytes);
      start = bytes.subarray(0, 64 * 1024);
    }
    sizeBytes += bytes.byteLength;
    if (sizeBytes > mostUploadBytes) throw tooLarge();
    hash.update(bytes);
    watcher.push(bytes);
    await db.importChunk.create({ data: { importId, position, bytes }, select: { position: true } });
    position++;
  }
  if (sizeBytes === 0)
    throw new AppError("invalid", "The file is empty. Choose a file with at least a header and one row (CSV), or one line (JSONL).");
  return { sizeBytes, sha256: hash.digest("hex"), encoding: watcher.end(), start };
}

/** However the network cuts it: pieces of exactly one megabyte, and what is left. */
async function* inChunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(chunkBytes);
  let filled = 0;
  for await (const bytes of orBrokenOff(body)) {
    for (let read = 0; read < bytes.byteLength; ) {
      const part = bytes.subarray(read, read + chunkBytes - filled);
      buffer.set(part, filled);
      filled += part.byteLength;
      read += part.byteLength;
      if (filled === chunkBytes) {
        yield buffer.slice();
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.slice(0, filled);
}

async function* orBrokenOff(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError("invalid", "The upload broke off, so nothing was kept. Check the connection and choose the file again.");
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(): AppError {
  return new AppError(
    "invalid",
    "The file is larger than 200 MB. Split it into smaller files and import them one after the other; rows that repeat are noticed.",
  );
}

/** Control characters would not survive the database; folders are nobody's business. */
function plainName(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/[\p{Cc}\p{Surrogate}]/gu, "").trim() || "file";
}

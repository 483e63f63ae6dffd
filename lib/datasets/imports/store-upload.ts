import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db, runQuery } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { settleUpload } from "./complete-upload";
import { plainName } from "./plain-name";
import type { Import, uploadQuery } from "./schemas";
import { orDiskFull } from "./storage-failure";
import { chunkBytes, emptyWords, mostUploadBytes, tooLargeWords } from "./upload-schemas";

type Upload = z.infer<typeof uploadQuery> & { body: ReadableStream<Uint8Array> | null; announcedBytes: number };

/** A whole file in one request, as programs send it. An upload that breaks off leaves nothing. */
export async function storeUpload(caller: Caller, datasetId: string, { body, announcedBytes, ...file }: Upload): Promise<Import> {
  const dataset = await getDataset(caller, datasetId);
  if (announcedBytes > mostUploadBytes) throw new AppError("invalid", tooLargeWords);
  const fileName = plainName(file.fileName);
  const { id } = await db.import.create({
    data: {
      projectId: caller.projectId,
      datasetId: dataset.id,
      fileName,
      format: "csv",
      sizeBytes: 0,
      sha256: "",
      mapping: {},
      status: "uploading",
      createdById: caller.userId,
    },
  });
  try {
    await keepBytes(id, body);
    return await settleUpload(id, fileName, file.format);
  } catch (error) {
    await db.import.deleteMany({ where: { id } });
    throw orDiskFull(error);
  }
}

async function keepBytes(importId: string, body: ReadableStream<Uint8Array> | null): Promise<void> {
  let sizeBytes = 0;
  let position = 0;
  for await (const bytes of inChunks(body)) {
    sizeBytes += bytes.byteLength;
    if (sizeBytes > mostUploadBytes) throw new AppError("invalid", tooLargeWords);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await runQuery('insert into "ImportChunk" ("importId", position, bytes, sha256) values ($1, $2, $3, $4)', [
      importId,
      position,
      bytes,
      sha256,
    ]);
    position++;
  }
  if (sizeBytes === 0) throw new AppError("invalid", emptyWords);
  await db.import.update({ where: { id: importId }, data: { sizeBytes, receivedBytes: sizeBytes } });
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

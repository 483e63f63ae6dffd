import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { encodingWatcher } from "./decode-text";
import { getImport } from "./get-import";
import { noUpload } from "./get-upload";
import { inspectUpload } from "./inspect-upload";
import { readChunks } from "./read-chunks";
import { type Import, importSchema } from "./schemas";
import { chunkBytes, type completeUploadInput } from "./upload-schemas";

/** All pieces are here: reads them through once and guesses what they mean. Asked twice, it answers the same. */
export async function completeUpload(caller: Caller, uploadId: string, { format }: z.infer<typeof completeUploadInput>): Promise<Import> {
  const upload = await db.import.findFirst({ where: { id: uploadId, projectId: caller.projectId } });
  if (!upload) throw noUpload();
  if (upload.status !== "uploading") return getImport(caller, uploadId);
  const pieces = Math.ceil(upload.sizeBytes / chunkBytes);
  const there = await db.importChunk.count({ where: { importId: uploadId, position: { lt: pieces } } });
  if (there < pieces)
    throw new AppError("conflict", `${pieces - there} of ${pieces} pieces of “${upload.fileName}” are missing. Send them first.`);
  return settleUpload(uploadId, upload.fileName, format);
}

/** Looks at a file whose bytes are all kept. What turns out to be no table of examples is not kept. */
export async function settleUpload(importId: string, fileName: string, wishedFormat: Import["format"] | undefined): Promise<Import> {
  const { sha256, encoding } = await readThrough(importId);
  const { format, options, mapping, ...found } = await inspectUpload({ id: importId, fileName, format: wishedFormat, encoding }).catch(
    async (error: unknown) => {
      if (error instanceof AppError) await db.import.deleteMany({ where: { id: importId, status: "uploading" } });
      throw error;
    },
  );
  await db.import.updateMany({
    where: { id: importId, status: "uploading" },
    data: { format, encoding: found.encoding, options, mapping, sha256, status: "uploaded" },
  });
  const settled = await db.import.findUnique({ where: { id: importId } });
  if (!settled) throw noUpload();
  return importSchema.parse(settled);
}

async function readThrough(importId: string) {
  const hash = createHash("sha256");
  const watcher = encodingWatcher();
  for await (const bytes of readChunks(importId)) {
    hash.update(bytes);
    watcher.push(bytes);
  }
  return { sha256: hash.digest("hex"), encoding: watcher.end() };
}

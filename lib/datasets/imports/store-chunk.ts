import { createHash } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { db, runQuery } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { noUpload } from "./get-upload";
import { orDiskFull } from "./storage-failure";
import { chunkBytes, type Upload, uploadSchema } from "./upload-schemas";

interface Chunk {
  position: number;
  sha256?: string;
  body: ReadableStream<Uint8Array> | null;
}

/** Keeps one piece of a file. Pieces come in any order and as often as the sender likes: the last one of a position counts. */
export async function storeChunk(caller: Caller, uploadId: string, { position, sha256, body }: Chunk): Promise<Upload> {
  const { projectId } = caller;
  const upload = await db.import.findFirst({ where: { id: uploadId, projectId } });
  if (!upload) throw noUpload();
  // Another tab was faster with the last piece.
  if (upload.status !== "uploading") return uploadSchema.parse({ ...upload, receivedBytes: upload.sizeBytes, chunkBytes });

  const wanted = Math.min(chunkBytes, upload.sizeBytes - position * chunkBytes);
  if (!Number.isInteger(position) || position < 0 || wanted <= 0)
    throw new AppError("invalid", `“${upload.fileName}” was announced with ${upload.sizeBytes} bytes, so it has no piece ${position}.`);
  const bytes = await readExactly(body, wanted);
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== undefined && hash !== sha256)
    throw new AppError("invalid", "This piece of the file was damaged on the way. Send it again.", [
      { field: "sha256", problem: "Another hash than that of the bytes that arrived." },
    ]);

  const kept = await runQuery<{ receivedBytes: number }>(storeStatement, [uploadId, projectId, position, bytes, hash, wanted]).catch(
    (error: unknown) => {
      throw orDiskFull(error);
    },
  );
  // Cancelled, or completed by another tab, while the piece was under way.
  if (!kept[0]) return storeChunkAgain(caller, uploadId);
  return uploadSchema.parse({ ...upload, receivedBytes: kept[0].receivedBytes, chunkBytes });
}

/** A piece that is there already is replaced and not counted again. */
const storeStatement = `
  with mine as (
    select id from "Import" where id = $1 and "projectId" = $2 and status = 'uploading' for update
  ), stored as (
    insert into "ImportChunk" ("importId", position, bytes, sha256) select id, $3, $4, $5 from mine
    on conflict ("importId", position) do update set bytes = excluded.bytes, sha256 = excluded.sha256
    returning xmax = 0 as "isNew"
  )
  update "Import" set "receivedBytes" = "receivedBytes" + (select case when "isNew" then $6::int else 0 end from stored)
  where id = (select id from mine) returning "receivedBytes"`;

async function storeChunkAgain({ projectId }: Caller, id: string): Promise<Upload> {
  const upload = await db.import.findFirst({ where: { id, projectId, status: { not: "uploading" } } });
  if (!upload) throw noUpload();
  return uploadSchema.parse({ ...upload, receivedBytes: upload.sizeBytes, chunkBytes });
}

async function readExactly(body: ReadableStream<Uint8Array> | null, wanted: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(wanted);
  let filled = 0;
  const refuse = (what: string) =>
    new AppError(
      "invalid",
      `This piece has ${what} than the ${wanted} bytes that belong there. Has the file changed since the upload began? Then choose it again.`,
    );
  for await (const part of orBrokenOff(body)) {
    if (filled + part.byteLength > wanted) throw refuse("more");
    bytes.set(part, filled);
    filled += part.byteLength;
  }
  if (filled < wanted) throw refuse("fewer");
  return bytes;
}

async function* orBrokenOff(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body;
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("invalid", "The connection broke off in the middle of a piece. Send it again.");
  }
}

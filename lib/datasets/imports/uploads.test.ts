import "@/lib/testing/clone-database";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { completeUpload } from "./complete-upload";
import { createUpload } from "./create-upload";
import { deleteUpload } from "./delete-upload";
import { getImport } from "./get-import";
import { getUpload } from "./get-upload";
import { importExamples } from "./import-examples";
import { listUploads } from "./list-uploads";
import { readChunks } from "./read-chunks";
import { startImport } from "./start-import";
import { storeChunk } from "./store-chunk";
import { sweepImports } from "./sweep-imports";
import { chunkBytes } from "./upload-schemas";

/** Three pieces and a bit, so that the order matters. */
const content = Buffer.from(
  `text,label\n${Array.from({ length: 3_000 }, (_, index) => `message ${index} ${"x".repeat(1_050)},label ${index % 7}`).join("\n")}\n`,
);
const pieces = Math.ceil(content.byteLength / chunkBytes);
const pieceOf = (position: number, of: Buffer = content) => of.subarray(position * chunkBytes, (position + 1) * chunkBytes);
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const streamOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]).stream();
const file = { fileName: "big.csv", sizeBytes: content.byteLength, fingerprint: "changed 1" };

async function createWorld() {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  return { caller, datasetId };
}

function send(caller: Caller, id: string, position: number, bytes: Uint8Array = pieceOf(position)) {
  return storeChunk(caller, id, { position, sha256: hashOf(bytes), body: streamOf(bytes) });
}

describe("an upload in pieces", () => {
  test("takes them in any order and more than once, and is the same file in the end", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createUpload(caller, datasetId, file);
    expect(pieces).toBe(4);
    await Promise.all([send(caller, id, 3), send(caller, id, 1)]);
    await send(caller, id, 1);
    await send(caller, id, 0);
    expect((await getUpload(caller, id)).receivedBytes).toBe(content.byteLength - chunkBytes);
    await expect(completeUpload(caller, id, {})).rejects.toThrow("1 of 4 pieces of “big.csv” are missing");
    expect(await send(caller, id, 2)).toMatchObject({ receivedBytes: content.byteLength });

    const done = await completeUpload(caller, id, {});
    expect(done).toMatchObject({ id, status: "uploaded", format: "csv", encoding: "utf-8", sizeBytes: content.byteLength });
    expect(await db.import.findUniqueOrThrow({ where: { id }, select: { sha256: true } })).toEqual({ sha256: hashOf(content) });
    const kept: Uint8Array[] = [];
    for await (const bytes of readChunks(id)) kept.push(bytes);
    expect(hashOf(Buffer.concat(kept))).toBe(hashOf(content));

    await startImport(caller, id, { mapping: done.mapping });
    await importExamples({ importId: id }, { isLast: false, signal: new AbortController().signal });
    expect(await getImport(caller, id)).toMatchObject({ status: "done", rowCount: 3_000, acceptedCount: 3_000 });
  });

  test("goes on where it stopped when the same person offers the same file, and only then", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createUpload(caller, datasetId, file);
    await send(caller, id, 2);
    const again = await createUpload(caller, datasetId, file);
    expect(again).toMatchObject({ id, receivedBytes: chunkBytes, chunks: [{ position: 2, sha256: hashOf(pieceOf(2)) }] });
    expect(await listUploads(caller, datasetId)).toMatchObject([{ id, receivedBytes: chunkBytes, sizeBytes: content.byteLength }]);
    for (const other of [{ fingerprint: "changed 2" }, { sizeBytes: file.sizeBytes + 1 }, { fileName: "other.csv" }])
      expect((await createUpload(caller, datasetId, { ...file, ...other })).id).not.toBe(id);
  });

  test("is one upload for two tabs that begin at once, and both end with the same import", async () => {
    const { caller, datasetId } = await createWorld();
    const [one, two] = await Promise.all([createUpload(caller, datasetId, file), createUpload(caller, datasetId, file)]);
    expect(two.id).toBe(one.id);
    const tab = async () => {
      for (let position = 0; position < pieces; position++) await send(caller, one.id, position);
      return completeUpload(caller, one.id, {});
    };
    const [first, second] = await Promise.all([tab(), tab()]);
    expect(second).toEqual(first);
    expect(await db.importChunk.count({ where: { importId: one.id } })).toBe(pieces);
    // A tab that comes late is not told off, and changes nothing.
    expect(await send(caller, one.id, 0, Buffer.alloc(chunkBytes))).toMatchObject({ receivedBytes: content.byteLength });
    expect((await getUpload(caller, one.id)).chunks[0]?.sha256).toBe(hashOf(pieceOf(0)));
  });

  test("refuses damaged pieces, pieces of another length and pieces that do not exist", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createUpload(caller, datasetId, file);
    const wrong = storeChunk(caller, id, { position: 0, sha256: hashOf(pieceOf(1)), body: streamOf(pieceOf(0)) });
    await expect(wrong).rejects.toMatchObject({ message: expect.stringContaining("damaged on the way"), fields: [{ field: "sha256" }] });
    await expect(send(caller, id, 3, content.subarray(0, chunkBytes))).rejects.toThrow("This piece has more than");
    await expect(send(caller, id, 0, content.subarray(0, 5))).rejects.toThrow("This piece has fewer than");
    for (const position of [4, -1, 0.5, Number.NaN])
      await expect(send(caller, id, position, Buffer.from("x"))).rejects.toThrow("has no piece");
    expect(await getUpload(caller, id)).toMatchObject({ receivedBytes: 0, chunks: [] });
  });

  test("a file that is empty or larger than 2 GB is refused in words before a byte is sent", async () => {
    const { caller, datasetId } = await createWorld();
    await expect(createUpload(caller, datasetId, { ...file, sizeBytes: 0 })).rejects.toThrow("The file is empty");
    await expect(createUpload(caller, datasetId, { ...file, sizeBytes: 2_000_000_001 })).rejects.toThrow("larger than 2 GB");
  });

  test("what turns out to be no table of examples is said and not kept", async () => {
    const { caller, datasetId } = await createWorld();
    const pdf = Buffer.from("%PDF-1.7 and so on");
    const { id } = await createUpload(caller, datasetId, { fileName: "a.csv", sizeBytes: pdf.byteLength, fingerprint: "1" });
    await send(caller, id, 0, pdf);
    await expect(completeUpload(caller, id, {})).rejects.toThrow("PDF");
    expect(await db.import.count({ where: { id } })).toBe(0);
  });

  test("can be cancelled at any moment, and a piece that was under way finds nothing", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createUpload(caller, datasetId, file);
    await send(caller, id, 0);
    await deleteUpload(caller, id);
    expect(await db.importChunk.count({ where: { importId: id } })).toBe(0);
    await expect(send(caller, id, 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(completeUpload(caller, id, {})).rejects.toMatchObject({ code: "not_found" });

    // Cancelled between the look and the write: the body is read in between.
    const { id: other } = await createUpload(caller, datasetId, file);
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await deleteUpload(caller, other);
        controller.enqueue(Uint8Array.from(pieceOf(0)));
        controller.close();
      },
    });
    await expect(storeChunk(caller, other, { position: 0, body })).rejects.toMatchObject({ code: "not_found" });
    expect(await db.importChunk.count({ where: { importId: other } })).toBe(0);
  });

  test("that broke off is swept after three days, not before", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createUpload(caller, datasetId, file);
    await send(caller, id, 0);
    const age = (hours: number) => db.import.update({ where: { id }, data: { createdAt: new Date(Date.now() - hours * 3_600_000) } });
    await age(71);
    await sweepImports();
    expect((await getUpload(caller, id)).receivedBytes).toBe(chunkBytes);
    await age(73);
    await sweepImports();
    await expect(getUpload(caller, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not exist for a stranger", async () => {
    const { caller, datasetId } = await createWorld();
    const stranger = await createCaller();
    const { id } = await createUpload(caller, datasetId, file);
    for (const attempt of [
      () => createUpload(stranger, datasetId, file),
      () => listUploads(stranger, datasetId),
      () => getUpload(stranger, id),
      () => send(stranger, id, 0),
      () => completeUpload(stranger, id, {}),
      () => deleteUpload(stranger, id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });
});

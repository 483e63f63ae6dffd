import { createDataset } from "@/lib/datasets/create-dataset";
import { completeUpload } from "@/lib/datasets/imports/complete-upload";
import { createUpload } from "@/lib/datasets/imports/create-upload";
import { getImport } from "@/lib/datasets/imports/get-import";
import { startImport } from "@/lib/datasets/imports/start-import";
import { storeChunk } from "@/lib/datasets/imports/store-chunk";
import { chunkBytes } from "@/lib/datasets/imports/upload-schemas";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { chatLines } from "./chat-rows";

// Uploads a file of so many rows and imports it, as the browser would have it done; the worker runs beside.
const count = Number(process.argv[2]);
const bytes = Buffer.from([...chatLines(count)].join("\n"));
const caller = await createCaller("owner");
const { id: datasetId } = await createDataset(caller, { name: "Bench" });

const startedAt = performance.now();
const file = { fileName: "chat.jsonl", sizeBytes: bytes.byteLength, fingerprint: "bench" };
const { id } = await createUpload(caller, datasetId, file);
let next = 0;
const lane = async () => {
  for (let position = next++; position * chunkBytes < bytes.byteLength; position = next++) {
    const piece = bytes.subarray(position * chunkBytes, (position + 1) * chunkBytes);
    await storeChunk(caller, id, { position, body: new Blob([piece]).stream() });
  }
};
// As many as a browser opens.
await Promise.all([lane(), lane(), lane()]);
const { mapping } = await completeUpload(caller, id, {});
const uploadedAt = performance.now();
await startImport(caller, id, { mapping });
// Looking costs what the import would have: no oftener than its seconds can be told apart.
let found = await getImport(caller, id);
while (found.status === "importing") {
  await new Promise((resolve) => setTimeout(resolve, 100));
  found = await getImport(caller, id);
}
const endedAt = performance.now();
// Whoever watches the worker's memory stops here: what it does next is the check over the whole dataset.
console.log("imported");
if (found.status !== "done" || found.acceptedCount !== count)
  throw new Error(`The import ended as ${found.status} with ${found.acceptedCount} of ${count} rows. ${found.failure ?? ""}`);
const { _sum } = await db.example.aggregate({ where: { datasetId }, _sum: { tokenCount: true } });
const revisions = await db.exampleRevision.count({ where: { example: { datasetId }, number: 1 } });
if (revisions !== count) throw new Error(`There are ${revisions} first revisions for ${count} examples.`);
const outcome = {
  sizeBytes: bytes.byteLength,
  seconds: (endedAt - startedAt) / 1_000,
  uploadSeconds: (uploadedAt - startedAt) / 1_000,
  tokens: _sum.tokenCount ?? 0,
};
console.log(JSON.stringify(outcome));
await db.$disconnect();

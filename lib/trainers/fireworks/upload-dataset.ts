import { openAsBlob } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import OpenAI from "openai";
import { TrainerFailure } from "../trainer-failure";
import { datasetIdOf } from "./resources";
import { sendToSignedUrl } from "./signed-url";
import { type Spool, withSpooledRows } from "./spool-rows";
import { wireDataset, wireUploadEndpoint } from "./wire";

const usualDirectBytes = 150_000_000;
const uploadMs = 600_000;
const looks = 60;

interface Target {
  client: OpenAI;
  accountId: string;
  /** How long to wait between two looks at a dataset that is being read. */
  patienceMs?: number;
  /** Larger files go to an address of their own. */
  mostDirectBytes?: number;
}

/** Under a name of ours, so that rows which are there already are not sent again; what a crash left half sent is sent once more. */
export async function uploadDataset(target: Target, fileName: string, rows: AsyncIterable<string>): Promise<string> {
  const { client, accountId, mostDirectBytes = usualDirectBytes } = target;
  const datasetId = datasetIdOf(fileName);
  const path = `/accounts/${accountId}/datasets/${datasetId}`;
  const known = await findDataset(client, path);
  if (known?.state === "READY") return known.name;
  await withSpooledRows(rows, async (spool) => {
    if (!known) await createDataset(client, accountId, datasetId, spool);
    if (spool.sizeBytes <= mostDirectBytes) return sendDirectly(client, path, spool);
    const { filenameToSignedUrls: urls } = wireUploadEndpoint.parse(
      await client.post(`${path}:getUploadEndpoint`, { body: { filenameToSize: { "rows.jsonl": String(spool.sizeBytes) } } }),
    );
    await sendToSignedUrl(urls["rows.jsonl"] ?? "", spool);
    await client.post(`${path}:validateUpload`, { body: {} });
  });
  return whenReady(target, path);
}

async function findDataset(client: OpenAI, path: string) {
  try {
    return wireDataset.parse(await client.get(path));
  } catch (error) {
    if (error instanceof OpenAI.NotFoundError) return null;
    throw error;
  }
}

async function createDataset(client: OpenAI, accountId: string, datasetId: string, { rowCount }: Spool): Promise<void> {
  const dataset = { displayName: datasetId, exampleCount: String(rowCount), userUploaded: {}, format: "CHAT" };
  try {
    await client.post(`/accounts/${accountId}/datasets`, { body: { datasetId, dataset } });
  } catch (error) {
    // Made by an earlier try whose answer was lost.
    if (!(error instanceof OpenAI.ConflictError)) throw error;
  }
}

async function sendDirectly(client: OpenAI, path: string, spool: Spool): Promise<void> {
  const form = new FormData();
  form.set("file", await openAsBlob(spool.path), "rows.jsonl");
  await client.post(`${path}:upload`, { body: form, timeout: uploadMs });
}

/** A job on rows that Fireworks has not read yet is refused. */
async function whenReady({ client, patienceMs = 1_000 }: Target, path: string): Promise<string> {
  for (let look = 0; look < looks; look++) {
    const { name, state } = wireDataset.parse(await client.get(path));
    if (state === "READY") return name;
    await wait(patienceMs);
  }
  throw new TrainerFailure("upstream", {
    kind: "provider",
    problem: "Fireworks has the rows and is still reading them.",
    action: "Hone tries again by itself.",
  });
}

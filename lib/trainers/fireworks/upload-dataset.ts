import { openAsBlob } from "node:fs";
import OpenAI, { type APIError } from "openai";
import { TrainerFailure } from "../trainer-failure";
import { type DatasetTarget, findDataset, watchDataset } from "./find-dataset";
import { datasetIdOf } from "./resources";
import { sendToSignedUrl } from "./signed-url";
import { type Spool, withSpooledRows } from "./spool-rows";
import { wireUploadEndpoint } from "./wire";

const usualDirectBytes = 150_000_000;
const uploadMs = 600_000;

interface Target extends DatasetTarget {
  accountId: string;
  /** Larger files go to an address of their own. */
  mostDirectBytes?: number;
}

/**
 * Sends a run's rows into a dataset that is this run's alone: Fireworks does not say whether all of a dataset has arrived, so that of two who
 * send into one neither would know. Whoever has the answer knows that it was sent whole, and does not ask again; what is found here
 * unread was left by a try that was killed, maybe in the middle, and is sent once more.
 */
export async function uploadDataset(target: Target, fileName: string, rows: AsyncIterable<string>, runId: string): Promise<string> {
  const { client, accountId } = target;
  const datasetId = datasetIdOf(fileName, runId);
  const name = `accounts/${accountId}/datasets/${datasetId}`;
  const known = await findDataset(client, name);
  if (known && (await watchDataset(target, name)).state === "READY") return name;
  await withSpooledRows(rows, async (spool) => {
    if (!known) await createDataset(client, accountId, datasetId, spool);
    try {
      await send(target, name, spool);
    } catch (error) {
      if (!known || !isRefusal(error)) throw error;
      // The killed try had sent it whole, and it is read by now.
      if ((await watchDataset(target, name)).state !== "READY") throw notTakenTwice(error);
    }
  });
  return name;
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

async function send({ client, mostDirectBytes = usualDirectBytes }: Target, name: string, spool: Spool): Promise<void> {
  if (spool.sizeBytes <= mostDirectBytes) return sendDirectly(client, name, spool);
  const { filenameToSignedUrls: urls } = wireUploadEndpoint.parse(
    await client.post(`/${name}:getUploadEndpoint`, { body: { filenameToSize: { "rows.jsonl": String(spool.sizeBytes) } } }),
  );
  await sendToSignedUrl({ url: urls["rows.jsonl"] ?? "", baseURL: client.baseURL }, spool);
  await client.post(`/${name}:validateUpload`, { body: {} });
}

async function sendDirectly(client: OpenAI, name: string, spool: Spool): Promise<void> {
  const form = new FormData();
  form.set("file", await openAsBlob(spool.path), "rows.jsonl");
  await client.post(`/${name}:upload`, { body: form, timeout: uploadMs });
}

const isRefusal = (error: unknown): error is APIError => error instanceof OpenAI.BadRequestError || error instanceof OpenAI.ConflictError;

function notTakenTwice({ message, error }: APIError): TrainerFailure {
  return new TrainerFailure("upstream", {
    kind: "provider",
    problem: `Fireworks has rows of an earlier try, does not say whether all, and takes them no second time: ${message}`,
    action: "Hone tries again by itself.",
    raw: error,
  });
}

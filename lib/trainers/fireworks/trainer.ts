import OpenAI from "openai";
import { cannotPause } from "../cannot-pause";
import { chatDoor } from "../chat-door";
import { complete } from "../openai-protocol/complete";
import { createClient } from "../openai-protocol/create-client";
import { embed } from "../openai-protocol/embed";
import { estimateCost } from "../openai-protocol/estimate-cost";
import { type TrainerWords, toTrainerFailure } from "../openai-protocol/to-trainer-failure";
import { unlessEnded } from "../openai-protocol/unless-ended";
import { previewLocally } from "../previews/preview-locally";
import { readMetricRows } from "../read-metric-rows";
import type { TrainerPrices } from "../schemas";
import type { StepMetric, Trainer } from "../trainer";
import { withUsualEpochs } from "../with-usual-epochs";
import { fireworks } from "./about";
import { createFireworksInventory } from "./inventory";
import { canTune, toBaseModel, toEvent, toJob, toLaunchBody } from "./mapper";
import { requireRead } from "./require-read";
import { collections, jobIdOf } from "./resources";
import { readSignedUrl } from "./signed-url";
import { uploadDataset } from "./upload-dataset";
import { type WireJob, type WireModel, wireJob, wireMetricsEndpoint, wireModels } from "./wire";

interface Options extends TrainerWords {
  id: string;
  baseURL: string;
  apiKey: string;
  accountId: string;
  prices?: TrainerPrices;
  /** How long to wait between two looks at rows that are being read. */
  patienceMs?: number;
}

const pageSize = 200;
const mostPages = 20;
const listMs = 10_000;
const whenNotDeployed =
  "Deploy the model at Fireworks on demand, and enter the deployment's name on the page of its run. It costs money by the second while it runs.";

/** Fireworks, on its own API. It lets us choose the ids of what we make, so that a job is found again by the run's. */
export function createFireworksTrainer({ id, baseURL, apiKey, accountId, prices = {}, patienceMs, ...words }: Options): Trainer {
  const connection = { profile: { keyHeader: "authorization" as const }, apiKey };
  const client = createClient({ ...connection, baseURL: `${baseURL}/v1` });
  const models = createClient({ ...connection, baseURL: chatDoor("fireworks", baseURL).baseUrl });
  const account = `/accounts/${accountId}`;
  const datasets = { client, accountId, ...(patienceMs ? { patienceMs } : {}) };

  async function ask<T>(call: () => Promise<T>, whenUnknown?: string): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw toTrainerFailure(error, { ...words, ...(whenUnknown ? { whenUnknown } : {}) });
    }
  }

  async function listModels(owner: string): Promise<WireModel[]> {
    const found: WireModel[] = [];
    for (let page = 0, pageToken = ""; page < mostPages; page++) {
      const query = { pageSize, ...(pageToken ? { pageToken } : {}) };
      const answer = wireModels.parse(await client.get(`${owner}/models`, { query, timeout: listMs }));
      found.push(...answer.models);
      if (!answer.nextPageToken) break;
      pageToken = answer.nextPageToken;
    }
    return found;
  }

  async function findJob(path: string): Promise<WireJob | null> {
    try {
      return wireJob.parse(await client.get(`${account}/${path}`));
    } catch (error) {
      if (error instanceof OpenAI.NotFoundError) return null;
      throw error;
    }
  }

  /** They stand in a file behind an address of its own, which is there once the training has begun. */
  async function readMetrics(path: string, job: WireJob): Promise<StepMetric[]> {
    const url = path.startsWith(collections.dpo) ? await preferenceMetricsUrl(path) : job.metricsFileSignedUrl;
    const text = url ? await readSignedUrl({ url, baseURL }) : null;
    return readMetricRows((text ?? "").split("\n").flatMap(toRow));
  }

  async function preferenceMetricsUrl(path: string): Promise<string | null> {
    try {
      return wireMetricsEndpoint.parse(await client.get(`${account}/${path}:getMetricsFileEndpoint`)).signedUrl ?? null;
    } catch (error) {
      if (error instanceof OpenAI.NotFoundError) return null;
      throw error;
    }
  }

  return {
    id,
    capabilities: fireworks.capabilities,
    inventory: createFireworksInventory({ client, account, listModels }, ask),

    listBaseModels: () =>
      ask(async () => {
        // The account's own first: only it shows that the key belongs to this account.
        const found = [...(await listModels(account)), ...(await listModels("/accounts/fireworks"))];
        return found.filter(canTune).map((model) => toBaseModel(model, prices));
      }),
    preview: (request) => previewLocally(request, { ...fireworks, ...fireworks.capabilities }),
    estimate: async (size) => estimateCost(withUsualEpochs(size), prices[size.baseModel]?.training ?? null),
    uploadFile: (name, rows, runId) => ask(() => uploadDataset(datasets, name, rows, runId)),

    findJob: (runId) =>
      ask(async () => {
        for (const collection of Object.values(collections)) {
          const wire = await findJob(`${collection}/${jobIdOf(runId)}`);
          if (wire) return toJob(wire, []);
        }
        return null;
      }),

    launch: (launch) =>
      ask(async () => {
        for (const name of [launch.trainingFileId, launch.validationFileId]) if (name) await requireRead(datasets, name);
        const collection = collections[launch.objective];
        const jobId = jobIdOf(launch.runId);
        const query = { [launch.objective === "dpo" ? "dpoJobId" : "supervisedFineTuningJobId"]: jobId };
        try {
          const body = toLaunchBody(launch, accountId);
          return toJob(wireJob.parse(await client.post(`${account}/${collection}`, { query, body })), []);
        } catch (error) {
          // It is there already: the answer to an earlier launch was lost.
          const known = error instanceof OpenAI.ConflictError ? await findJob(`${collection}/${jobId}`) : null;
          if (known) return toJob(known, []);
          throw error;
        }
      }),

    readNews: (path, cursor) =>
      ask(async () => {
        const wire = wireJob.parse(await client.get(`${account}/${path}`));
        const metrics = await readMetrics(path, wire);
        const fresh = metrics.filter(({ step }) => step >= Number(cursor ?? 0));
        return {
          job: toJob(wire, metrics),
          cursor: metrics.at(-1)?.step.toString() ?? cursor,
          events: [toEvent(wire)],
          metrics: fresh,
          checkpoints: [],
        };
      }),

    cancel: (path) => ask(() => unlessEnded(() => client.post(`${account}/${path}:cancel`, { body: {} }))),

    pause: () => cannotPause(words.name),
    resume: () => cannotPause(words.name),
    complete: (request) => ask(() => complete(models, request), whenNotDeployed),
    embed: (request) => ask(() => embed(models, request)),
  };
}

function toRow(line: string): unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    // The last line may still be growing.
    return [];
  }
}

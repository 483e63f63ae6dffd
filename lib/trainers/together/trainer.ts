import { randomUUID } from "node:crypto";
import OpenAI from "openai";
import { cannotPause } from "../cannot-pause";
import { complete } from "../openai-protocol/complete";
import { createClient } from "../openai-protocol/create-client";
import { embed } from "../openai-protocol/embed";
import { estimateCost } from "../openai-protocol/estimate-cost";
import { multipart } from "../openai-protocol/multipart";
import { type TrainerWords, toTrainerFailure } from "../openai-protocol/to-trainer-failure";
import { unlessEnded } from "../openai-protocol/unless-ended";
import { previewLocally } from "../previews/preview-locally";
import { readMetricRows } from "../read-metric-rows";
import type { TrainerPrices } from "../schemas";
import type { Launch, Trainer } from "../trainer";
import { TrainerFailure } from "../trainer-failure";
import { withUsualEpochs } from "../with-usual-epochs";
import { together } from "./about";
import { createTogetherInventory } from "./inventory";
import { listLimits } from "./list-limits";
import { looksOf } from "./looks-of";
import { toBaseModel, toCheckpoint, toEvent, toJob, toLaunchBody, toMethod } from "./mapper";
import { wireCheckpoints, wireEvents, wireFile, wireFiles, wireJob, wireJobs, wireMetrics, wirePrice } from "./wire";

interface Options extends TrainerWords {
  id: string;
  baseURL: string;
  apiKey: string;
  prices?: TrainerPrices;
}

const jobs = "/fine-tunes";
const listMs = 10_000;
const uploadMs = 600_000;
const whenNotDeployed =
  "Deploy the model at Together as a dedicated endpoint, and enter the endpoint's name on the page of its run. It costs money by the minute.";

/** Together, on its own API. It takes no key of ours with a job, so a job is known by its training file, which is its run's alone. */
export function createTogetherTrainer({ id, baseURL, apiKey, prices = {}, ...words }: Options): Trainer {
  const connection = { profile: { keyHeader: "authorization" as const }, baseURL, apiKey };
  const client = createClient(connection);

  async function ask<T>(call: () => Promise<T>, whenUnknown?: string): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw toTrainerFailure(error, { ...words, ...(whenUnknown ? { whenUnknown } : {}) });
    }
  }

  async function findFile(matches: (name: string) => boolean): Promise<string | null> {
    const { data } = wireFiles.parse(await client.get("/files"));
    return data.find(({ filename }) => filename && matches(filename))?.id ?? null;
  }

  /** There are none before the training begins, and some jobs never have any. */
  async function readMetrics(jobId: string, afterStep: number): Promise<unknown[]> {
    try {
      const query = afterStep > 0 ? { global_step_from: afterStep } : {};
      return wireMetrics.parse(await client.get(`${jobs}/${jobId}/metrics`, { query })).metrics ?? [];
    } catch (error) {
      if (error instanceof OpenAI.NotFoundError) return [];
      throw error;
    }
  }

  /** Together knows the price once it has the file, and whether the account may spend as much. */
  async function refuseOverLimit({ baseModel, objective, hyperparameters, trainingFileId, validationFileId }: Launch): Promise<void> {
    const body = {
      model: baseModel,
      training_file: trainingFileId,
      ...(validationFileId ? { validation_file: validationFileId, n_evals: looksOf(hyperparameters) } : {}),
      ...(hyperparameters.epochs === "auto" ? {} : { n_epochs: hyperparameters.epochs }),
      training_method: toMethod(objective, hyperparameters.dpoBeta),
    };
    const price = wirePrice.parse(await client.post(`${jobs}/estimate-price`, { body }));
    if (!price.estimation_available || price.allowed_to_proceed !== false) return;
    const dollars = (amount: number | null | undefined) => (amount == null ? "an amount it does not name" : `$${amount.toFixed(2)}`);
    throw new TrainerFailure("invalid", {
      kind: "your_account",
      problem: `This training would cost ${dollars(price.estimated_total_price)}; ${words.name} lets the account spend ${dollars(price.user_limit)}.`,
      action: "Raise the account's limit at Together, or train for fewer epochs.",
      raw: price,
    });
  }

  return {
    id,
    capabilities: together.capabilities,
    inventory: createTogetherInventory(client, connection, ask),

    listBaseModels: () => ask(async () => (await listLimits(client, listMs)).map(([name, limits]) => toBaseModel(name, limits, prices))),
    preview: (request) => previewLocally(request, { ...together, ...together.capabilities }),
    estimate: async (size) => estimateCost(withUsualEpochs(size), prices[size.baseModel]?.training ?? null, looksOf(size.hyperparameters)),

    uploadFile: (contentName, rows, runId) =>
      ask(async () => {
        const name = `${fileKey(runId)}${contentName}`;
        const known = await findFile((filename) => filename === name);
        if (known) return known;
        const boundary = `hone-${randomUUID()}`;
        const body = multipart(boundary, { purpose: "fine-tune", file_name: name, file_type: "jsonl" }, name, rows);
        const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
        return wireFile.parse(await client.post("/files/upload", { body, headers, timeout: uploadMs })).id;
      }),

    findJob: (runId) =>
      ask(async () => {
        const fileId = await findFile((name) => name.startsWith(fileKey(runId)) && name.endsWith("-train.jsonl"));
        if (!fileId) return null;
        const { data } = wireJobs.parse(await client.get(jobs));
        const wire = data.find(({ training_file: trainingFile }) => trainingFile === fileId);
        return wire ? toJob(wire, []) : null;
      }),

    launch: (launch) =>
      ask(async () => {
        await refuseOverLimit(launch);
        return toJob(wireJob.parse(await client.post(jobs, { body: toLaunchBody(launch) })), []);
      }),

    readNews: (jobId, cursor) =>
      ask(async () => {
        // The state first: whatever it says, what is read after it is at least as new.
        const wire = wireJob.parse(await client.get(`${jobs}/${jobId}`));
        const { data: events } = wireEvents.parse(await client.get(`${jobs}/${jobId}/events`));
        const metrics = readMetricRows(await readMetrics(jobId, Number(cursor ?? 0)));
        const { data: checkpoints } = wireCheckpoints.parse(await client.get(`${jobs}/${jobId}/checkpoints`));
        return {
          job: toJob(wire, events),
          cursor: metrics.at(-1)?.step.toString() ?? cursor,
          // All of them every time: they are few, have no order to rely on, and are stored once.
          events: events.map(toEvent),
          metrics,
          checkpoints: checkpoints.flatMap((checkpoint) => toCheckpoint(checkpoint) ?? []),
        };
      }),

    cancel: (jobId) => ask(() => unlessEnded(() => client.post(`${jobs}/${jobId}/cancel`))),

    pause: () => cannotPause(words.name),
    resume: () => cannotPause(words.name),
    complete: (request) => ask(() => complete(client, request), whenNotDeployed),
    embed: (request) => ask(() => embed(client, request)),
  };
}

const fileKey = (runId: string) => `hone-run-${runId}-`;

import { randomUUID } from "node:crypto";
import { CsvError } from "csv-parse/sync";
import OpenAI from "openai";
import { z } from "zod";
import { previewLocally } from "../previews/preview-locally";
import type { TrainerPrices } from "../schemas";
import type { Launch, StepMetric, Trainer, TrainerEvent } from "../trainer";
import { complete } from "./complete";
import { type Connection, createClient } from "./create-client";
import { embed } from "./embed";
import { estimateCost } from "./estimate-cost";
import { createInventory } from "./inventory";
import { toBaseModel, toCheckpoint, toEstimate, toEvent, toJob, toMetric, toWireHyperparameters, toWireMethod } from "./mapper";
import { multipart } from "./multipart";
import { previewAtTrainer } from "./preview-at-trainer";
import { readResultFile } from "./read-result-file";
import { type TrainerWords, toTrainerFailure } from "./to-trainer-failure";
import { unlessEnded } from "./unless-ended";
import { type WireEvent, type WireJob, wireCheckpoint, wireEstimate, wireEventPage, wireJob, wireModelList } from "./wire";

interface Options extends Connection, TrainerWords {
  id: string;
  prices?: TrainerPrices;
}

const jobs = "/fine_tuning/jobs";
const listMs = 10_000;
const uploadMs = 600_000;

/** Drives any trainer that speaks OpenAI's fine-tuning protocol; its profile says where it differs from the others. */
export function createOpenAITrainer({ id, profile, baseURL, apiKey, prices = {}, ...words }: Options): Trainer {
  const client = createClient({ profile, baseURL, apiKey });

  async function ask<T>(call: () => Promise<T>, whenUnknown?: string): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw toTrainerFailure(error, { ...words, ...(whenUnknown ? { whenUnknown } : {}) });
    }
  }

  /** From the newest back to the last one read, and to the end of that page: what came late stands below it. */
  async function readNewestEvents(jobId: string, cursor: string | null): Promise<WireEvent[]> {
    const events: WireEvent[] = [];
    for (let more = true; more; ) {
      const after = events.at(-1)?.id;
      const page = wireEventPage.parse(await client.get(`${jobs}/${jobId}/events`, { query: { limit: 100, ...(after ? { after } : {}) } }));
      const isNew = page.data.some((event) => !events.some((known) => known.id === event.id));
      events.push(...page.data);
      more = page.has_more && isNew && !page.data.some((event) => event.id === cursor);
    }
    return events.reverse();
  }

  async function readEventsInOrder(jobId: string, cursor: string | null): Promise<WireEvent[]> {
    const events: WireEvent[] = [];
    for (let after = cursor, more = true; more; after = events.at(-1)?.id ?? cursor) {
      const query = { order: "asc", limit: 1000, ...(after ? { after } : {}) };
      const page = wireEventPage.parse(await client.get(`${jobs}/${jobId}/events`, { query }));
      events.push(...page.data);
      more = page.has_more && page.data.length > 0;
    }
    return events;
  }

  async function readEvents(jobId: string, cursor: string | null): Promise<WireEvent[]> {
    if (profile.eventOrder === "newest_first") return readNewestEvents(jobId, cursor);
    return readEventsInOrder(jobId, cursor).catch((error: unknown) => {
      // A trainer that lost its last lines does not know the place; what is read twice is stored once.
      if (cursor && error instanceof OpenAI.BadRequestError) return readEventsInOrder(jobId, null);
      throw error;
    });
  }

  async function findFile(matches: (name: string) => boolean): Promise<string | null> {
    for await (const { id: fileId, filename } of client.files.list({ purpose: "fine-tune" })) if (matches(filename)) return fileId;
    return null;
  }

  /** The figures of a finished job. They are also in its events, so that a file that cannot be read is no reason to fail. */
  async function readResults({ status, result_files: files }: WireJob): Promise<StepMetric[]> {
    const [fileId] = files ?? [];
    if (!profile.hasResultFile || status !== "succeeded" || !fileId) return [];
    try {
      return readResultFile(await (await client.files.content(fileId)).text());
    } catch (error) {
      if (error instanceof OpenAI.APIError || error instanceof CsvError) return [];
      throw error;
    }
  }

  function describeFile(contentName: string, runId: string) {
    const name = profile.jobKey === "file" ? `${fileKey(runId)}${contentName}` : contentName;
    return { name, prefix: profile.filesStartWithBom ? "\uFEFF" : "" };
  }

  function describeLaunch(launch: Launch) {
    const hyperparameters = toWireHyperparameters(launch.method, launch.hyperparameters);
    return {
      model: launch.baseModel,
      training_file: launch.trainingFileId,
      ...(launch.validationFileId ? { validation_file: launch.validationFileId } : {}),
      suffix: launch.suffix.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, profile.longestSuffix),
      seed: launch.seed,
      ...(profile.jobKey === "metadata" ? { metadata: { client_job_id: launch.runId } } : {}),
      ...(profile.hyperparametersAt === "method" ? { method: toWireMethod(launch.objective, hyperparameters) } : { hyperparameters }),
    };
  }

  return {
    id,
    capabilities: profile.capabilities,
    inventory: createInventory({ profile, baseURL, apiKey }, ask),

    listBaseModels: () =>
      ask(async () => {
        // Not through the SDK's list: it takes any page of any web server for an empty one.
        const { data } = wireModelList.parse(await client.get("/models", { timeout: listMs }));
        return data.filter(profile.canTune).map((model) => toBaseModel(model, profile, prices));
      }),

    preview: (request) =>
      ask(() => (profile.isOurs ? previewAtTrainer(client, request) : previewLocally(request, { ...profile, ...profile.capabilities }))),

    estimate: (size) =>
      ask(async () => {
        if (!profile.isOurs) return estimateCost(size, prices[size.baseModel]?.training ?? null);
        const body = {
          model: size.baseModel,
          hyperparameters: toWireHyperparameters(size.method, size.hyperparameters),
          examples: size.exampleCount,
          tokens: size.tokens,
          longest_example: size.longestExample,
        };
        return toEstimate(wireEstimate.parse(await client.post("/hone/estimate", { body })));
      }),

    uploadFile: (contentName, rows, runId) =>
      ask(async () => {
        const { name } = describeFile(contentName, runId);
        const known = await findFile((filename) => filename === name);
        if (known) return known;
        const boundary = `hone-${randomUUID()}`;
        const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
        const answer = await client.post("/files", {
          body: multipart(boundary, { purpose: "fine-tune" }, name, rows, profile.filesStartWithBom),
          headers,
          timeout: uploadMs,
        });
        return z.object({ id: z.string() }).parse(answer).id;
      }),

    findJob: (runId) =>
      ask(async () => {
        const isByFile = profile.jobKey === "file";
        const fileId = isByFile ? await findFile((name) => name.startsWith(fileKey(runId)) && name.endsWith("-train.jsonl")) : null;
        if (isByFile && !fileId) return null;
        const filter = isByFile ? {} : { metadata: { client_job_id: runId } };
        // Whoever does not know the filter answers with every job there is: only one that carries our key is ours.
        for await (const job of client.fineTuning.jobs.list({ limit: 100, ...filter })) {
          const wire = wireJob.parse(job);
          if (isByFile ? wire.training_file === fileId : wire.metadata?.client_job_id === runId) return toJob(wire);
        }
        return null;
      }),

    launch: (launch) =>
      ask(async () => {
        return toJob(wireJob.parse(await client.post(jobs, { body: describeLaunch(launch) })));
      }),

    describeLaunch,
    describeFile,

    readNews: (jobId, cursor) =>
      ask(async () => {
        // The state first: whatever it says, the events read after it are at least as new.
        const wire = wireJob.parse(await client.fineTuning.jobs.retrieve(jobId));
        const wireEvents = await readEvents(jobId, cursor);
        const events: TrainerEvent[] = [];
        // A step that was trained twice counts as it was the last time.
        const metrics = new Map((await readResults(wire)).map((metric) => [metric.step, metric]));
        for (const event of wireEvents) {
          const metric = toMetric(event);
          if (metric) metrics.set(metric.step, fillIn(metric, metrics.get(metric.step)));
          else events.push(toEvent(event));
        }
        const { data } = await client.fineTuning.jobs.checkpoints.list(jobId, { limit: 100 });
        return {
          job: toJob(wire),
          cursor: wireEvents.at(-1)?.id ?? cursor,
          events,
          metrics: [...metrics.values()].sort((one, other) => one.step - other.step),
          checkpoints: z
            .array(wireCheckpoint)
            .parse(data)
            .flatMap((checkpoint) => toCheckpoint(checkpoint) ?? []),
        };
      }),

    cancel: (jobId) => ask(() => unlessEnded(() => client.fineTuning.jobs.cancel(jobId, { timeout: 120_000 }))),

    pause: (jobId) => ask(async () => void (await client.fineTuning.jobs.pause(jobId))),
    resume: (jobId) => ask(async () => void (await client.fineTuning.jobs.resume(jobId))),

    complete: (request) =>
      ask(
        () => complete(client, request),
        profile.capabilities.needsDeployment
          ? "Deploy the model at the provider, and enter the deployment's name on the page of its run."
          : undefined,
      ),

    embed: (request) => ask(() => embed(client, request)),
  };
}

/** How a file says whose it is, where a job is found by its file. */
const fileKey = (runId: string) => `hone-run-${runId}-`;

/** What an event leaves open, the result file may say. */
function fillIn(metric: StepMetric, known: StepMetric | undefined): StepMetric {
  return {
    ...metric,
    trainLoss: metric.trainLoss ?? known?.trainLoss ?? null,
    trainAccuracy: metric.trainAccuracy ?? known?.trainAccuracy ?? null,
    validLoss: metric.validLoss ?? known?.validLoss ?? null,
    validAccuracy: metric.validAccuracy ?? known?.validAccuracy ?? null,
  };
}

import { randomUUID } from "node:crypto";
import OpenAI from "openai";
import { z } from "zod";
import type { StepMetric, Trainer, TrainerEvent } from "../trainer";
import { TrainerFailure } from "../trainer-failure";
import { inspectInBatches } from "./inspect-in-batches";
import { toBaseModel, toCheckpoint, toEstimate, toEvent, toJob, toMetric, toParam, toWireHyperparameters } from "./mapper";
import { multipart } from "./multipart";
import { type TrainerWords, toTrainerFailure } from "./to-trainer-failure";
import { type WireEvent, wireCheckpoint, wireEstimate, wireEventPage, wireJob, wireModel } from "./wire";

interface Options extends TrainerWords {
  id: string;
  baseURL: string;
  apiKey: string;
  learnsTools?: boolean;
}

const jobs = "/fine_tuning/jobs";
const quickMs = 30_000;
const uploadMs = 600_000;

/** Drives any trainer that speaks OpenAI's fine-tuning protocol with the extension names of our own. */
export function createOpenAITrainer({ id, baseURL, apiKey, learnsTools = false, ...words }: Options): Trainer {
  // Whoever calls decides when to try again: a run backs off for minutes, a form wants to know at once.
  const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: quickMs });

  async function ask<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw toTrainerFailure(error, words);
    }
  }

  const readJob = async (jobId: string) => toJob(wireJob.parse(await client.fineTuning.jobs.retrieve(jobId)));

  async function readEvents(jobId: string, cursor: string | null): Promise<WireEvent[]> {
    const events: WireEvent[] = [];
    for (let after = cursor, more = true; more; after = events.at(-1)?.id ?? cursor) {
      const query = { order: "asc", limit: 1000, ...(after ? { after } : {}) };
      const page = wireEventPage.parse(await client.get(`${jobs}/${jobId}/events`, { query }));
      events.push(...page.data);
      more = page.has_more && page.data.length > 0;
    }
    return events;
  }

  return {
    id,
    canPause: true,
    learnsTools,

    listBaseModels: () =>
      ask(async () => {
        const { data } = await client.models.list();
        return z
          .array(wireModel)
          .parse(data)
          .filter(({ kind }) => kind === "base")
          .map(toBaseModel);
      }),

    inspect: (model, { contextLength }, conversations) =>
      ask(() => inspectInBatches(client, { model, ...(contextLength === "auto" ? {} : { context_length: contextLength }) }, conversations)),

    estimate: (size) =>
      ask(async () => {
        const body = {
          model: size.baseModel,
          hyperparameters: toWireHyperparameters(size.method, size.hyperparameters),
          examples: size.exampleCount,
          tokens: size.tokens,
          longest_example: size.longestExample,
        };
        return toEstimate(wireEstimate.parse(await client.post("/hone/estimate", { body })));
      }),

    uploadFile: (name, rows) =>
      ask(async () => {
        for await (const file of client.files.list({ purpose: "fine-tune" })) if (file.filename === name) return file.id;
        const boundary = `hone-${randomUUID()}`;
        const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
        const answer = await client.post("/files", { body: multipart(boundary, name, rows), headers, timeout: uploadMs });
        return z.object({ id: z.string() }).parse(answer).id;
      }),

    findJob: (runId) =>
      ask(async () => {
        const { data } = await client.fineTuning.jobs.list({ metadata: { client_job_id: runId } });
        return data[0] ? toJob(wireJob.parse(data[0])) : null;
      }),

    launch: (launch) =>
      ask(async () => {
        const hyperparameters = toWireHyperparameters(launch.method, launch.hyperparameters);
        const body = {
          model: launch.baseModel,
          training_file: launch.trainingFileId,
          validation_file: launch.validationFileId,
          suffix: launch.suffix,
          seed: launch.seed,
          metadata: { client_job_id: launch.runId },
          method: { type: "supervised", supervised: { hyperparameters } },
        };
        return toJob(wireJob.parse(await client.post(jobs, { body })));
      }),

    readNews: (jobId, cursor) =>
      ask(async () => {
        // The state first: whatever it says, the events read after it are at least as new.
        const job = await readJob(jobId);
        const wireEvents = await readEvents(jobId, cursor).catch((error: unknown) => {
          // A trainer that lost its last lines does not know the place; what is read twice is stored once.
          if (cursor && error instanceof OpenAI.BadRequestError) return readEvents(jobId, null);
          throw error;
        });
        const events: TrainerEvent[] = [];
        const metrics: StepMetric[] = [];
        for (const event of wireEvents) {
          const metric = toMetric(event);
          if (metric) metrics.push(metric);
          else events.push(toEvent(event));
        }
        const { data } = await client.fineTuning.jobs.checkpoints.list(jobId, { limit: 100 });
        const checkpoints = z.array(wireCheckpoint).parse(data).map(toCheckpoint);
        return { job, cursor: wireEvents.at(-1)?.id ?? cursor, events, metrics, checkpoints };
      }),

    cancel: (jobId) =>
      ask(async () => {
        await client.fineTuning.jobs.cancel(jobId, { timeout: 120_000 });
      }).catch((error: unknown) => {
        // It ended before we asked; the next look says how.
        if (!(error instanceof TrainerFailure && error.code === "invalid")) throw error;
      }),

    pause: (jobId) => ask(async () => void (await client.fineTuning.jobs.pause(jobId))),
    resume: (jobId) => ask(async () => void (await client.fineTuning.jobs.resume(jobId))),

    complete: ({ model, messages, maxTokens, temperature = 0, seed, signal }) =>
      ask(async () => {
        const startedAt = performance.now();
        const body = {
          model,
          messages: messages.map(toParam),
          max_tokens: maxTokens,
          temperature,
          seed,
        };
        const answer = await client.chat.completions.create(body, { signal, timeout: 120_000 });
        return {
          text: answer.choices[0]?.message.content ?? "",
          promptTokens: answer.usage?.prompt_tokens ?? 0,
          completionTokens: answer.usage?.completion_tokens ?? 0,
          latencyMs: Math.round(performance.now() - startedAt),
        };
      }),
  };
}

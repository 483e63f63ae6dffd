import type OpenAI from "openai";
import { z } from "zod";
import type { AccountFile, AccountJob, Inventory } from "../inventory";
import type { Address } from "../openai-protocol/create-client";
import { openFile } from "../openai-protocol/open-file";
import { wireCheckpoints, wireModels } from "./wire";

type Ask = <T>(call: () => Promise<T>, whenUnknown?: string) => Promise<T>;

const jobs = "/fine-tunes";
const gone = "The provider does not keep it any longer.";
const moment = z.coerce.date().nullish().catch(null);
const figure = z.union([z.number(), z.string()]).nullish().catch(null);

const accountJob = z.object({
  id: z.string(),
  status: z.string(),
  model: z.string().nullish(),
  model_output_name: z.string().nullish(),
  training_file: z.string().nullish(),
  validation_file: z.string().nullish(),
  n_epochs: figure,
  batch_size: figure,
  learning_rate: figure,
  warmup_ratio: figure,
  weight_decay: figure,
  max_grad_norm: figure,
  max_seq_length: figure,
  training_type: z.record(z.string(), z.unknown()).nullish().catch(null),
  token_count: z.number().nullish(),
  created_at: moment,
  updated_at: moment,
});

const accountFile = z.object({
  id: z.string(),
  filename: z.string().nullish(),
  purpose: z.string().nullish(),
  processing_status: z.string().nullish(),
  bytes: z.number().nullish(),
  /** In seconds since 1970. */
  created_at: z.number().nullish(),
});

/** What an account at Together holds. Its lists come whole, and what was tuned stands with the jobs alone. */
export function createTogetherInventory(client: OpenAI, address: Address, ask: Ask): Inventory {
  return {
    listsFineTunes: false,

    listModels: () =>
      ask(async () => {
        const { models } = wireModels.parse(await client.get(`${jobs}/models/supported`));
        return models.map((id) => ({ id, kind: "base", createdAt: null, stopsOn: null, lastTrainingOn: null }));
      }),

    listJobs: () =>
      ask(async () => {
        const { data } = z.object({ data: z.array(accountJob) }).parse(await client.get(jobs));
        return { items: data.map(toAccountJob), next: null };
      }),

    listFiles: () =>
      ask(async () => {
        const { data } = z.object({ data: z.array(accountFile) }).parse(await client.get("/files"));
        return { items: data.map(toAccountFile), next: null };
      }),

    listCheckpoints: (jobId) =>
      ask(async () => {
        const { data } = wireCheckpoints.parse(await client.get(`${jobs}/${encodeURIComponent(jobId)}/checkpoints`));
        return data.map(({ object_name: model, step, created_at: at }) => ({
          id: model ?? `${jobId}:${step}`,
          model: model ?? null,
          step,
          createdAt: new Date(at),
        }));
      }, gone),

    openFile: (fileId, signal) => ask(() => openFile(address, fileId, signal), gone),
  };
}

const hasEnded = new Set(["completed", "error", "cancelled"]);

function toAccountJob({ id, status, created_at: createdAt, updated_at: updatedAt, ...wire }: z.infer<typeof accountJob>): AccountJob {
  const { model, model_output_name, training_file, validation_file, token_count, training_type, ...settings } = wire;
  const set = Object.entries({ ...settings, ...training_type }).filter(([, value]) => value !== null && value !== undefined);
  return {
    id,
    rawState: status,
    baseModel: model ?? null,
    fineTunedModel: status === "completed" ? model_output_name || null : null,
    trainingFileId: training_file || null,
    validationFileId: validation_file || null,
    hyperparameters: Object.fromEntries(set),
    trainedTokens: token_count || null,
    createdAt: createdAt ?? null,
    finishedAt: hasEnded.has(status) ? (updatedAt ?? null) : null,
  };
}

function toAccountFile(wire: z.infer<typeof accountFile>): AccountFile {
  return {
    id: wire.id,
    name: wire.filename ?? wire.id,
    purpose: wire.purpose ?? "",
    rawState: wire.processing_status?.toLowerCase() ?? "",
    sizeBytes: wire.bytes ?? null,
    createdAt: wire.created_at ? new Date(wire.created_at * 1000) : null,
  };
}

import type OpenAI from "openai";
import { z } from "zod";
import type { AccountCheckpoint, AccountFile, AccountJob, AccountModel, AccountPage, Inventory } from "../inventory";
import { type Connection, createClient } from "./create-client";
import { openFile } from "./open-file";
import { isFineTune } from "./profiles";
import { wireCheckpoint, wireModel } from "./wire";

type Ask = <T>(call: () => Promise<T>, whenUnknown?: string) => Promise<T>;

const pageSize = 100;
const jobs = "/fine_tuning/jobs";
const gone = "The provider does not keep it any longer.";
const seconds = z.number().nullish();

const accountModel = wireModel.extend({
  created: seconds,
  deprecation: z.object({ fine_tune: seconds, inference: seconds }).nullish().catch(null),
});

const accountJob = z.object({
  id: z.string(),
  status: z.string(),
  model: z.string().nullish(),
  fine_tuned_model: z.string().nullish(),
  training_file: z.string().nullish(),
  validation_file: z.string().nullish(),
  hyperparameters: z.record(z.string(), z.unknown()).nullish().catch(null),
  method: z.record(z.string(), z.unknown()).nullish().catch(null),
  trained_tokens: z.number().nullish(),
  created_at: seconds,
  finished_at: seconds,
});

const accountFile = z.object({
  id: z.string(),
  filename: z.string().nullish(),
  purpose: z.string().nullish(),
  status: z.string().nullish(),
  bytes: z.number().nullish(),
  created_at: seconds,
});

const accountCheckpoint = wireCheckpoint.extend({ id: z.string() });

const page = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), has_more: z.boolean().default(false) });

/** What an account holds, for all who speak the protocol. */
export function createInventory(connection: Connection, ask: Ask): Inventory {
  const client = createClient(connection);
  const { profile } = connection;
  return {
    listsFineTunes: profile.listsFineTunes,

    listModels: () =>
      ask(async () => {
        const { data } = z.object({ data: z.array(accountModel) }).parse(await client.get("/models"));
        return data.map(toAccountModel);
      }),

    listJobs: (after) => ask(() => readPage(client, jobs, after, accountJob, toAccountJob)),
    listFiles: (after) => ask(() => readPage(client, "/files", after, accountFile, toAccountFile)),

    listCheckpoints: (jobId) =>
      ask(async () => {
        const found: AccountCheckpoint[] = [];
        for (let after: string | null = null; ; ) {
          const part: AccountPage<AccountCheckpoint> = await readPage(
            client,
            `${jobs}/${encodeURIComponent(jobId)}/checkpoints`,
            after,
            accountCheckpoint,
            toAccountCheckpoint,
          );
          found.push(...part.items);
          if (!part.next || part.next === after) return found;
          after = part.next;
        }
      }, gone),

    openFile: (fileId, signal) => ask(() => openFile(connection, fileId, signal), gone),
  };
}

async function readPage<W extends { id: string }, T>(
  client: OpenAI,
  path: string,
  after: string | null,
  item: z.ZodType<W>,
  toItem: (wire: W) => T,
): Promise<AccountPage<T>> {
  const answer = await client.get(path, { query: { limit: pageSize, ...(after ? { after } : {}) } });
  const { data, has_more: hasMore } = page(item).parse(answer);
  return { items: data.map(toItem), next: hasMore ? (data.at(-1)?.id ?? null) : null };
}

function toAccountModel(wire: z.infer<typeof accountModel>): AccountModel {
  const { fine_tune: lastTraining, inference: stops } = wire.deprecation ?? {};
  return {
    id: wire.id,
    kind: kindOf(wire),
    createdAt: toDate(wire.created),
    stopsOn: wire.shutdown_date ?? toDay(stops),
    lastTrainingOn: toDay(lastTraining),
  };
}

function kindOf(wire: z.infer<typeof accountModel>): AccountModel["kind"] {
  if (/ckpt/.test(wire.id) || wire.kind === "checkpoint") return "checkpoint";
  return isFineTune(wire) || (wire.kind !== undefined && wire.kind !== "base") ? "fine_tune" : "base";
}

function toAccountJob(wire: z.infer<typeof accountJob>): AccountJob {
  return {
    id: wire.id,
    rawState: wire.status,
    baseModel: wire.model ?? null,
    fineTunedModel: wire.fine_tuned_model || null,
    trainingFileId: wire.training_file ?? null,
    validationFileId: wire.validation_file ?? null,
    hyperparameters: { ...wire.hyperparameters, ...methodHyperparameters(wire.method) },
    trainedTokens: wire.trained_tokens ?? null,
    createdAt: toDate(wire.created_at),
    finishedAt: toDate(wire.finished_at),
  };
}

/** The newer form of the protocol keeps them one level deeper, below the method's name. */
function methodHyperparameters(method: Record<string, unknown> | null | undefined): Record<string, unknown> {
  const name = z.string().safeParse(method?.type).data;
  const inside = z.object({ hyperparameters: z.record(z.string(), z.unknown()) }).safeParse(name ? method?.[name] : null);
  return inside.success ? inside.data.hyperparameters : {};
}

function toAccountFile(wire: z.infer<typeof accountFile>): AccountFile {
  return {
    id: wire.id,
    name: wire.filename ?? wire.id,
    purpose: wire.purpose ?? "",
    rawState: wire.status ?? "",
    sizeBytes: wire.bytes ?? null,
    createdAt: toDate(wire.created_at),
  };
}

function toAccountCheckpoint(wire: z.infer<typeof accountCheckpoint>): AccountCheckpoint {
  return { id: wire.id, model: wire.fine_tuned_model_checkpoint || null, step: wire.step_number, createdAt: toDate(wire.created_at) };
}

const toDate = (since1970: number | null | undefined) => (since1970 ? new Date(since1970 * 1000) : null);
const toDay = (since1970: number | null | undefined) => toDate(since1970)?.toISOString().slice(0, 10) ?? null;

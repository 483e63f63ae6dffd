import type OpenAI from "openai";
import { z } from "zod";
import type { AccountFile, AccountJob, AccountModel, AccountPage, Inventory } from "../inventory";
import { toStream } from "../to-stream";
import { TrainerFailure } from "../trainer-failure";
import { canTune, toDay } from "./mapper";
import { collections, withinAccount } from "./resources";
import { openSignedUrl } from "./signed-url";
import { type WireModel, wireJob } from "./wire";

type Ask = <T>(call: () => Promise<T>, whenUnknown?: string) => Promise<T>;

interface Account {
  client: OpenAI;
  /** "/accounts/acme" */
  account: string;
  listModels(owner: string): Promise<WireModel[]>;
}

const pageSize = 200;
const gone = "The provider does not keep it any longer.";
const moment = z.coerce.date().nullish().catch(null);
const token = z.string().nullish();

const settings = {
  baseModel: z.string().nullish(),
  epochs: z.number().nullish(),
  learningRate: z.number().nullish(),
  loraRank: z.number().nullish(),
  batchSizeSamples: z.number().nullish(),
  maxContextLength: z.number().nullish(),
};
const accountJob = wireJob.extend({
  dataset: z.string().nullish(),
  evaluationDataset: z.string().nullish(),
  trainingConfig: z.object({ outputModel: z.string().nullish(), ...settings }).nullish(),
  completedTime: moment,
  ...settings,
});
const accountDataset = z.object({ name: z.string(), displayName: z.string().nullish(), state: z.string().nullish(), createTime: moment });

/** What an account at Fireworks holds. Both kinds of training have a list of their own: one is read after the other. */
export function createFireworksInventory({ client, account, listModels }: Account, ask: Ask): Inventory {
  const readPage = async <T extends z.ZodType>(collection: string, item: T, pageToken: string) => {
    const page = z.object({ [collection]: z.array(item).default([]), nextPageToken: token });
    const answer = await client.get(`${account}/${collection}`, { query: { pageSize, ...(pageToken ? { pageToken } : {}) } });
    const { nextPageToken, ...lists } = page.parse(answer);
    return { items: z.array(item).parse(lists[collection]), next: typeof nextPageToken === "string" ? nextPageToken : "" };
  };

  return {
    listsFineTunes: true,

    listModels: () =>
      ask(async () => [
        ...(await listModels(account)).map((model) => toAccountModel(model, "fine_tune")),
        ...(await listModels("/accounts/fireworks")).filter(canTune).map((model) => toAccountModel(model, "base")),
      ]),

    // The place is the list and the page in it.
    listJobs: (after) =>
      ask(async (): Promise<AccountPage<AccountJob>> => {
        const [collection = collections.sft, pageToken = ""] = (after ?? collections.sft).split(" ");
        const { items, next } = await readPage(collection, accountJob, pageToken);
        const following = collection === collections.sft ? collections.dpo : null;
        return { items: items.map(toAccountJob), next: next ? `${collection} ${next}` : following };
      }),

    listFiles: (after) =>
      ask(async () => {
        const { items, next } = await readPage("datasets", accountDataset, after ?? "");
        return { items: items.map(toAccountFile), next: next || null };
      }),

    // Fireworks keeps none that could be called.
    listCheckpoints: async () => [],

    openFile: (name, signal) =>
      ask(async () => {
        const answer = await client.get(`/${name}:getDownloadEndpoint`, { signal });
        const { filenameToSignedUrls: urls } = z
          .object({ filenameToSignedUrls: z.record(z.string(), z.string()).default({}) })
          .parse(answer);
        const addresses = Object.values(urls);
        if (addresses.length === 0)
          throw new TrainerFailure("not_found", { kind: "provider", problem: `Fireworks has no rows of ${name}.`, action: gone });
        return toStream(readAll(addresses, client.baseURL, signal));
      }, gone),
  };
}

/** A dataset may stand in several files. */
async function* readAll(urls: string[], baseURL: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (const url of urls) yield* await openSignedUrl({ url, baseURL }, signal);
}

function toAccountModel({ name, deprecationDate }: WireModel, kind: AccountModel["kind"]): AccountModel {
  return { id: name, kind, createdAt: null, stopsOn: deprecationDate ? toDay(deprecationDate) : null, lastTrainingOn: null };
}

function toAccountJob({ trainingConfig, ...wire }: z.infer<typeof accountJob>): AccountJob {
  const inside = { ...wire, ...trainingConfig };
  const { epochs, learningRate, loraRank, batchSizeSamples, maxContextLength } = inside;
  const set = Object.entries({ epochs, learningRate, loraRank, batchSizeSamples, maxContextLength }).filter(([, value]) => value);
  const isMade = /_(COMPLETED|EARLY_STOPPED)$/.test(wire.state);
  return {
    id: withinAccount(wire.name),
    rawState: wire.state,
    baseModel: inside.baseModel ?? null,
    fineTunedModel: isMade ? (inside.outputModel ?? null) : null,
    trainingFileId: wire.dataset ?? null,
    validationFileId: wire.evaluationDataset || null,
    hyperparameters: Object.fromEntries(set),
    trainedTokens: wire.jobProgress?.inputTokens || null,
    createdAt: wire.createTime ? new Date(wire.createTime) : null,
    finishedAt: wire.completedTime ?? null,
  };
}

function toAccountFile({ name, displayName, state, createTime }: z.infer<typeof accountDataset>): AccountFile {
  return {
    id: name,
    name: displayName || (name.split("/").at(-1) ?? name),
    purpose: "dataset",
    rawState: state?.toLowerCase() ?? "",
    sizeBytes: null,
    createdAt: createTime ?? null,
  };
}

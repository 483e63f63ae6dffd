import { afterEach, expect, test } from "vitest";
import { collections } from "./fireworks/resources";
import { createFireworksTrainer } from "./fireworks/trainer";
import { type ConformanceServer, startConformanceServer } from "./testing/conformance-server";
import { createTogetherTrainer } from "./together/trainer";

let server: ConformanceServer;
afterEach(() => server.close());
const never = new AbortController().signal;
const rows = Array.from({ length: 5 }, (_, index) => ({
  messages: [
    { role: "user", content: `Order ${index}: the box is red.` },
    { role: "assistant", content: "red" },
  ],
}));
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test("together: jobs, files, models and checkpoints come with its ids and words, and rows from where they are kept", async () => {
  server = await startConformanceServer("together");
  const { inventory } = createTogetherTrainer({ id: "t", baseURL: server.url, apiKey: server.key, name: "Together", whenDown: "Wait." });
  if (!inventory) throw new Error("This account can be read.");
  const { state } = server;
  const job = state.addPast("clauses.jsonl", rows, { model: "Qwen/Qwen3-8B", suffix: "clauses", hyperparameters: { n_epochs: 2 } });
  const open = state.addJob({ model: "Qwen/Qwen3-8B", training_file: job.body.training_file });
  expect(await inventory.listJobs(null)).toEqual({
    next: null,
    items: [
      expect.objectContaining({ id: open.id, rawState: "pending", fineTunedModel: null, finishedAt: null }),
      expect.objectContaining({
        id: job.id,
        rawState: "completed",
        baseModel: "Qwen/Qwen3-8B",
        fineTunedModel: job.fineTunedModel,
        trainingFileId: job.body.training_file,
        hyperparameters: { n_epochs: 2, type: "Lora", lora_r: 16, lora_alpha: 32 },
        createdAt: expect.any(Date),
      }),
    ],
  });
  const { items: files } = await inventory.listFiles(null);
  expect(files).toMatchObject([{ id: job.body.training_file, name: "clauses.jsonl", purpose: "fine-tune", rawState: "completed" }]);
  expect(await inventory.listModels()).toMatchObject([{ id: "Qwen/Qwen3-8B", kind: "base" }]);
  expect(await inventory.listCheckpoints(job.id)).toMatchObject([{ step: 2 }, { step: 4 }]);
  expect((await textOf(await inventory.openFile(job.body.training_file, never))).trim().split("\n")).toHaveLength(5);
  state.files.clear();
  await expect(inventory.openFile(job.body.training_file, never)).rejects.toMatchObject({ code: "not_found" });
});

test("fireworks: both kinds of training are read page by page, and rows from where they are kept", async () => {
  server = await startConformanceServer("fireworks");
  const { inventory } = createFireworksTrainer({
    id: "t",
    baseURL: server.url,
    apiKey: server.key,
    accountId: "acme",
    name: "Fireworks",
    whenDown: "Wait.",
  });
  if (!inventory) throw new Error("This account can be read.");
  const { state } = server;
  const past = (suffix: string, collection: string) => {
    const body = { model: "accounts/fireworks/models/qwen3-8b", suffix: `accounts/acme/models/${suffix}` };
    return Object.assign(state.addPast(`${suffix}.jsonl`, rows, body), { collection });
  };
  const made = [past("clauses", collections.sft), past("letters", collections.sft), past("pairs", collections.dpo)];
  const read = async <T extends { id: string }>(list: (after: string | null) => Promise<{ items: T[]; next: string | null }>) => {
    const found: T[] = [];
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const page: { items: T[]; next: string | null } = await list(after);
      found.push(...page.items);
      after = page.next;
    }
    return found;
  };
  const jobs = await read((after) => inventory.listJobs(after));
  expect(jobs.map(({ id }) => id)).toEqual(made.map(({ id, collection }) => `${collection}/${id}`));
  expect(jobs[2]).toMatchObject({
    rawState: "JOB_STATE_COMPLETED",
    baseModel: "accounts/fireworks/models/qwen3-8b",
    fineTunedModel: "accounts/acme/models/pairs",
    trainingFileId: `accounts/acme/datasets/${made[2]?.body.training_file}`,
    hyperparameters: { epochs: 2, loraRank: 8 },
  });
  const files = await read((after) => inventory.listFiles(after));
  expect(files.map(({ id }) => id)).toEqual(jobs.map(({ trainingFileId }) => trainingFileId));
  expect(await inventory.listModels()).toEqual([
    ...made.map(({ fineTunedModel }) => expect.objectContaining({ id: fineTunedModel, kind: "fine_tune" })),
    expect.objectContaining({ id: "accounts/fireworks/models/qwen3-8b", kind: "base", stopsOn: "2027-06-01" }),
  ]);
  const [first] = files;
  expect((await textOf(await inventory.openFile(first?.id ?? "", never))).trim().split("\n")).toHaveLength(5);
  Object.assign(state.files.get(made[0]?.body.training_file ?? "") ?? {}, { text: "" });
  await expect(inventory.openFile(first?.id ?? "", never)).rejects.toMatchObject({ code: "not_found" });
});

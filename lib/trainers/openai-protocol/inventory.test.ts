import { afterEach, expect, test } from "vitest";
import { type ConformanceServer, startConformanceServer } from "../testing/conformance-server";
import { profiles, type SpeakerKind } from "./profiles";
import { createOpenAITrainer } from "./trainer";

let server: ConformanceServer;
const never = new AbortController().signal;

async function connect(name: Exclude<SpeakerKind, "cpu" | "openai_compatible">) {
  server = await startConformanceServer(name);
  const { inventory } = createOpenAITrainer({
    id: "t",
    profile: profiles[name],
    baseURL: server.url,
    apiKey: server.key,
    name: "The provider",
    whenDown: "Wait.",
  });
  if (!inventory) throw new Error("This protocol can be read.");
  return inventory;
}

const rows = Array.from({ length: 12 }, (_, index) => ({
  messages: [
    { role: "user", content: `Order ${index}: the box is red.` },
    { role: "assistant", content: "red" },
  ],
}));
const baseModels = { openai: "gpt-4.1-nano-2025-04-14", azure: "gpt-4.1-nano-2025-04-14", nebius: "Qwen/Qwen3-8B" };

afterEach(() => server.close());

test.each(["openai", "azure", "nebius"] as const)(
  "%s: jobs, files, models and checkpoints come with the provider's ids and words",
  async (name) => {
    const inventory = await connect(name);
    const job = server.state.addPast("clauses.jsonl", rows, {
      model: baseModels[name],
      suffix: "clauses",
      hyperparameters: { n_epochs: 2 },
    });
    server.state.addPast("bad.jsonl", [{}], { model: baseModels[name] });
    const { items: jobs, next } = await inventory.listJobs(null);
    expect(next).toBeNull();
    expect(jobs).toHaveLength(2);
    expect(jobs.find(({ id }) => id === job.id)).toMatchObject({
      rawState: "succeeded",
      baseModel: baseModels[name],
      fineTunedModel: job.fineTunedModel,
      trainingFileId: job.body.training_file,
      createdAt: expect.any(Date),
    });
    expect(jobs.map(({ rawState }) => rawState)).toContain("failed");
    const { items: files } = await inventory.listFiles(null);
    expect(files.find(({ id }) => id === job.body.training_file)).toMatchObject({
      name: "clauses.jsonl",
      purpose: "fine-tune",
      rawState: "processed",
    });
    expect(await inventory.listCheckpoints(job.id)).toMatchObject([{ step: 2 }, { step: 4 }]);
    const models = await inventory.listModels();
    expect(models.some(({ id, kind }) => id === job.fineTunedModel && kind === "fine_tune")).toBe(inventory.listsFineTunes);
    expect(models.find(({ id }) => id === baseModels[name])).toMatchObject({
      kind: "base",
      stopsOn: name === "openai" ? "2027-01-14" : null,
      lastTrainingOn: name === "azure" ? "2027-04-04" : null,
    });
  },
);

test("long lists come page by page, each once", async () => {
  const inventory = await connect("openai");
  for (let index = 0; index < 230; index++) server.state.addJob({ model: baseModels.openai, training_file: "file-x" });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await inventory.listJobs(after);
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(230);
  expect(new Set(seen).size).toBe(230);
  expect(server.asked.filter((line) => line.includes("/fine_tuning/jobs"))).toHaveLength(3);
});

test("a file is read as it comes; one that is gone says so, and a quoted key never comes back", async () => {
  const inventory = await connect("openai");
  const { body } = server.state.addPast("clauses.jsonl", rows, { model: baseModels.openai });
  const text = await new Response(await inventory.openFile(body.training_file, never)).text();
  expect(text.trim().split("\n")).toHaveLength(12);
  server.state.files.delete(body.training_file);
  await expect(inventory.openFile(body.training_file, never)).rejects.toMatchObject({
    code: "not_found",
    action: "The provider does not keep it any longer.",
  });
  server.fail({ on: /content/, how: { status: 500, message: `internal: ${server.key}` } });
  await expect(inventory.openFile("file-x", never)).rejects.toMatchObject({ code: "upstream", problem: "internal: [key]" });
  server.fail({ on: /content/, how: "cut" });
  await expect(inventory.openFile("file-x", never)).rejects.toMatchObject({ code: "upstream", fault: "unreachable" });
  server.fail({ on: /content/, how: { status: 429, retryAfter: "3" } });
  await expect(inventory.openFile("file-x", never)).rejects.toMatchObject({ isBusy: true, retryAfterMs: 3_000 });
});

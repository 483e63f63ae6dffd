import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import type { Split } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { createRun } from "./create-run";
import { estimateRun } from "./estimate-run";
import { createRunInput } from "./schemas";
import { trainingRows } from "./training-file";

const tools = [{ type: "function" as const, function: { name: "find_order" } }];
const pair = { ...askAndAnswer("Is it late?", "Yes.").content, rejected: [{ role: "assistant" as const, content: "Perhaps." }] };
const call = {
  messages: [
    { role: "user" as const, content: "Where is order 12?" },
    {
      role: "assistant" as const,
      content: "",
      tool_calls: [{ id: "a", type: "function" as const, function: { name: "find_order", arguments: '{"id":12}' } }],
    },
  ],
  tools,
};

async function createVersion(pinned: { content: typeof pair | typeof call; pinnedSplit: Split }[]) {
  const caller = await createCaller("lead");
  const { id } = await createDataset(caller, { name: "Messages" });
  const rows = Array.from({ length: 60 }, (_, number) => askAndAnswer(`the box number ${number} is red`, "red"));
  await addExamples(caller, id, [...rows, ...pinned]);
  return { caller, version: await freezeVersion(caller, id, {}) };
}

async function planFor({ caller, version }: Awaited<ReturnType<typeof createVersion>>) {
  const trainer = await ensureCpuTrainer();
  const baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
  const input = createRunInput.parse({
    datasetVersionId: version.id,
    trainerId: trainer.id,
    baseModel,
    hyperparameters: { contextLength: 64 },
  });
  return { input, estimate: await estimateRun(caller, input) };
}

test("pairs and tools stop a run before it starts, wherever it would read them, in a sentence that says what to do", async () => {
  const world = await createVersion([
    { content: pair, pinnedSplit: "train" },
    { content: call, pinnedSplit: "validation" },
  ]);
  const { input, estimate } = await planFor(world);
  expect(estimate.estimate).toBeNull();
  expect(estimate.problems).toEqual([
    expect.stringMatching(/one example that is a preference pair.*Put them into a dataset of their own/),
    expect.stringMatching(/one example that uses tools\. The .* teaches plain conversations only/),
  ]);
  await expect(createRun(world.caller, input)).rejects.toMatchObject({ code: "invalid" });
});

test("a run that learns from preferences is refused where the trainer cannot, before anything is read", async () => {
  const world = await createVersion([]);
  const { input } = await planFor(world);
  const { problems } = await estimateRun(world.caller, { ...input, objective: "dpo" });
  expect(problems).toEqual([expect.stringMatching(/cannot learn from preference pairs at the CPU trainer\. Choose another/i)]);
});

test("plain conversations are not stopped", async () => {
  const { estimate } = await planFor(await createVersion([]));
  expect(estimate.problems).toEqual([]);
});

test("a training file writes tools and pairs as the protocol wants them, never as something else", async () => {
  const { version } = await createVersion([
    { content: pair, pinnedSplit: "train" },
    { content: call, pinnedSplit: "train" },
  ]);
  const rows: string[] = [];
  for await (const row of trainingRows({
    versionId: version.id,
    contentHash: version.contentHash,
    split: "train",
    systemPrompt: "Be brief.",
    trainPercent: 100,
    subsetSeed: 1,
  }))
    rows.push(row);
  const system = { role: "system", content: "Be brief." };
  expect(rows.slice(-2).map((row) => JSON.parse(row))).toEqual([
    {
      input: { messages: [system, { role: "user", content: "Is it late?" }] },
      preferred_output: [{ role: "assistant", content: "Yes." }],
      non_preferred_output: [{ role: "assistant", content: "Perhaps." }],
    },
    { messages: [system, ...call.messages], tools },
  ]);
});

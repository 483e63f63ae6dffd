import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createBaseline } from "@/lib/models/baselines/create-baseline";
import { createPassageIndex } from "@/lib/models/passages/create-passage-index";
import { indexPassages } from "@/lib/models/passages/index-passages";
import { type CreateBaselineInput, createBaselineInput } from "@/lib/models/schemas";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { createEvaluation } from "./create-evaluation";
import { getEvaluation } from "./get-evaluation";
import { runEvaluation } from "./run-evaluation";

const attempt = { isLast: false, signal: new AbortController().signal };

async function createWorld() {
  const world = await createEvaluationWorld({ count: 40, ratios: { train: 0.5, validation: 0, test: 0.5 } });
  const { id: trainerId } = await ensureCpuTrainer();
  const add = (shows: CreateBaselineInput["shows"], systemPrompt = "Name the colour.") =>
    createBaseline(world.caller, createBaselineInput.parse({ trainerId, model: "hone-tiny", systemPrompt, shows }));
  const evaluate = async (modelVersionId: string) => {
    for (const { id } of await db.passageIndex.findMany({ where: { status: "building" } }))
      await indexPassages({ passageIndexId: id }, attempt);
    const { id } = await createEvaluation(world.caller, { modelVersionId, benchmarkId: world.benchmarkId });
    await runEvaluation({ evaluationId: id }, attempt);
    return getEvaluation(world.caller, id);
  };
  return { ...world, add, evaluate };
}

/** As a model would that only repeats the last answer it was shown. */
const lastShown = ({ messages }: { messages: { role: string; content: string }[] }) =>
  messages.findLast(({ role }) => role === "assistant")?.content ?? "nothing";

test("few-shot: the nearest examples stand before the question, the nearest last, and their instruction does not", async () => {
  const { add, evaluate, version } = await createWorld();
  chatTrainer.reply = lastShown;
  const model = await add({ approach: "few_shot", datasetVersionId: version.id, pick: "nearest", count: 12 });
  expect(model).toMatchObject({
    kind: "baseline",
    approach: "few_shot",
    name: "Few-shot, 12 nearest, hone-tiny, from Customer messages, version 1",
  });
  // The nearest example has the colour that the question names, so repeating its answer is right.
  expect(await evaluate(model.id)).toMatchObject({
    status: "succeeded",
    scores: { exact: { value: 1 } },
    leak: { caseCount: expect.any(Number) },
  });
  for (const { messages } of chatTrainer.asked)
    expect(messages.map(({ role }) => role)).toEqual(["system", ...Array(12).fill(["user", "assistant"]).flat(), "user"]);
});

test("few-shot: fixed examples are the same for every question", async () => {
  const { add, evaluate, version } = await createWorld();
  chatTrainer.reply = lastShown;
  await evaluate((await add({ approach: "few_shot", datasetVersionId: version.id, pick: "fixed", count: 4 })).id);
  const shown = new Set(chatTrainer.asked.map(({ messages }) => JSON.stringify(messages.slice(0, -1))));
  expect(shown.size).toBe(1);
});

test("retrieval: passages stand in the instruction, numbered, and none where nothing fits", async () => {
  const { caller, add, evaluate } = await createWorld();
  const documents = [{ title: "Colours", text: "A red box is for returns." }];
  const { id: passageIndexId } = await createPassageIndex(caller, { name: "Handbook", documents });
  chatTrainer.reply = () => "red";
  const evaluation = await evaluate((await add({ approach: "retrieval", passageIndexId, count: 2 })).id);
  expect(evaluation).toMatchObject({ status: "succeeded", leak: null });
  const [red] = chatTrainer.asked.filter(({ messages }) => messages.at(-1)?.content.includes("red"));
  expect(red?.messages[0]?.content).toMatch(/^Name the colour\.\n\n.*\n\n\[1\] Colours: A red box is for returns\.$/s);
});

test("a model that cannot read so much is shown less, and nothing where even one is too much", async () => {
  const { add, evaluate, version } = await createWorld();
  const roomFor = (messages: number) => (asked: Parameters<typeof lastShown>[0]) =>
    asked.messages.length > messages ? { status: 400, message: "The prompt is too long." } : lastShown(asked);
  chatTrainer.reply = roomFor(4);
  const model = await add({ approach: "few_shot", datasetVersionId: version.id, pick: "nearest", count: 8 });
  expect(await evaluate(model.id)).toMatchObject({ status: "succeeded", scores: { exact: { value: 1 } } });
  chatTrainer.reply = roomFor(2);
  const other = await add({ approach: "few_shot", datasetVersionId: version.id, pick: "nearest", count: 5 });
  expect(await evaluate(other.id)).toMatchObject({ status: "succeeded", scores: { exact: { value: 0 } } });
});

test("the same way of answering is one, another count is another, and prompting stays what runs are compared with", async () => {
  const { add, register, version } = await createWorld();
  const prompting = await register("hone-tiny", "baseline", "Name the colour.");
  expect((await add({ approach: "prompt" })).id).toBe(prompting.id);
  const shows = { approach: "few_shot", datasetVersionId: version.id, pick: "fixed", count: 3 } as const;
  expect((await add(shows)).id).toBe((await add(shows)).id);
  expect((await add({ ...shows, count: 4 })).id).not.toBe((await add(shows)).id);
});

test("what another project has cannot be shown", async () => {
  const { add } = await createWorld();
  const elsewhere = await createEvaluationWorld();
  const { id: passageIndexId } = await createPassageIndex(elsewhere.caller, {
    name: "Theirs",
    documents: [{ title: "", text: "Secret." }],
  });
  await expect(add({ approach: "few_shot", datasetVersionId: elsewhere.version.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(add({ approach: "retrieval", passageIndexId })).rejects.toMatchObject({ code: "not_found" });
  const stranger = await createCaller();
  const input = createBaselineInput.parse({ trainerId: "unknown", model: "hone-tiny" });
  await expect(createBaseline(stranger, input)).rejects.toMatchObject({ code: "not_found" });
});

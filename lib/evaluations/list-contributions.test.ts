import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { listContributions } from "./list-contributions";
import { runEvaluation } from "./run-evaluation";

const { signal } = new AbortController();

/** A colleague corrects two of twenty examples and approves a third after version 1; version 2 is frozen then. */
async function createSharedWorld() {
  const world = await createEvaluationWorld({ count: 20, ratios: { train: 0.5, validation: 0, test: 0.5 } });
  const { caller, version } = world;
  const colleague: Caller = { ...caller, userId: (await createPerson()).userId };
  const { datasetId } = await db.datasetVersion.findUniqueOrThrow({ where: { id: version.id } });
  const [first, second, third] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" }, take: 3 });
  if (!first || !second || !third) throw new Error("The world has too few examples.");
  for (const { id } of [first, second]) await correct(colleague, id, "mauve");
  await correct(caller, second.id, "violet");
  await db.exampleReview.create({ data: { exampleId: third.id, revision: 1, reviewerId: colleague.userId, decision: "approve" } });
  await db.exampleReview.create({ data: { exampleId: first.id, revision: 1, reviewerId: colleague.userId, decision: "reject" } });
  const newer = await freezeVersion(caller, datasetId, { include: "unrejected", ratios: { train: 0.5, validation: 0, test: 0.5 } });
  return { ...world, colleague, datasetId, newer };
}

async function correct(caller: Caller, exampleId: string, answer: string) {
  const { revision } = await db.example.findUniqueOrThrow({ where: { id: exampleId } });
  const messages = [
    { role: "user" as const, content: `Which colour is ${exampleId}?` },
    { role: "assistant" as const, content: answer },
  ];
  await updateExample(caller, exampleId, { revision, messages });
}

let world: Awaited<ReturnType<typeof createSharedWorld>>;
beforeAll(async () => {
  world = await createSharedWorld();
});

describe("one's own examples in frozen versions", () => {
  test("are those that a person wrote or corrected before the freeze, or approved as they are", async () => {
    const { caller, colleague, datasetId, version, newer } = world;
    const ofColleague = await listContributions(colleague, datasetId);
    expect(ofColleague.map(({ version: { number }, own }) => [number, own])).toEqual([
      [newer.number, { count: 3, isAtLeast: false }],
      [version.number, { count: 1, isAtLeast: false }],
    ]);
    const ofAuthor = await listContributions(caller, datasetId);
    expect(ofAuthor.map(({ own }) => own.count)).toEqual([20, 20]);
    expect(ofAuthor[0]?.version).toMatchObject({ id: newer.id, exampleCount: 20 });
  });

  test("nobody's are nobody's, and a stranger finds no such dataset", async () => {
    const { caller, datasetId } = world;
    expect(await listContributions({ ...caller, userId: (await createPerson()).userId }, datasetId)).toEqual([]);
    await expect(listContributions(await createCaller(), datasetId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("bring the score of the newest model that learned from the version, beside prompting on the same cases", async () => {
    const { caller, colleague, datasetId, version, newer, register, evaluate } = world;
    const { id: baselineId } = await register("hone-tiny", "baseline");
    const { trainerId } = await db.modelVersion.findUniqueOrThrow({ where: { id: baselineId } });
    const run = (number: number, datasetVersionId: string, status: "succeeded" | "running", trainPercent = 100) =>
      db.run.create({
        data: {
          projectId: caller.projectId,
          datasetVersionId,
          trainerId,
          number,
          status,
          trainPercent,
          baseModel: "hone-tiny",
          method: "lora",
          hyperparameters: hyperparametersSchema.parse({}),
          seed: 1,
        },
      });
    const { id: runId } = await run(1, version.id, "succeeded");
    await run(2, newer.id, "running");
    const { id: partId } = await run(3, version.id, "succeeded", 50);
    const model = { projectId: caller.projectId, kind: "fine_tune" as const, trainerId, baseModel: "hone-tiny", systemPrompt: "" };
    const tuned = await db.$transaction((tx) => registerModelVersion(tx, { ...model, trainerModel: "ft:tuned", runId }));
    // Of a learning curve: newer, and no answer to what the version's examples brought.
    const part = await db.$transaction((tx) => registerModelVersion(tx, { ...model, trainerModel: "ft:part", runId: partId }));
    chatTrainer.reply = (asked) => (asked.model === "ft:tuned" ? (asked.messages.at(-1)?.content.match(/is (\w+)\./)?.[1] ?? "") : "grey");
    for (const evaluation of [await evaluate({ ...tuned, id: baselineId }), await evaluate(tuned), await evaluate(part)])
      await runEvaluation({ evaluationId: evaluation.id }, { isLast: false, signal });

    const [inNewer, inOlder] = await listContributions(colleague, datasetId);
    expect(inNewer).toMatchObject({ model: null, training: { number: 2 } });
    expect(inOlder).toMatchObject({
      training: null,
      model: { modelVersion: { id: tuned.id, name: "v1" }, score: { value: 1 }, prompting: { value: 0 } },
    });
    expect(inOlder?.model?.score.ci95[0]).toBeLessThan(1);
  });
});

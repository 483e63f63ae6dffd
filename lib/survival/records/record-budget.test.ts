import "@/lib/testing/clone-database";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { updateProject } from "@/lib/projects/update-project";
import { getSpending } from "@/lib/runs/spending/get-spending";
import { createParity } from "../parity/create-parity";
import { createParityInput } from "../parity/schemas";
import { type AccountWorld, baseModel, createAccountWorld, trainingRows } from "../testing/account-world";
import { createRecord } from "./create-record";
import { getRecord } from "./get-record";
import { goOn } from "./go-on";
import { runRecord } from "./run-record";
import { type CreateRecordInput, createRecordInput, goOnInput } from "./schemas";

/** The middle of this month, for as long as this takes: a budget would be renewed where one ends. */
beforeAll(() => {
  const now = new Date();
  vi.setSystemTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 15, 12));
});
afterAll(() => void vi.useRealTimers());

/** An answer of one token costs $0.01, and is thought to cost $0.20, as 20 are the most that it may have. */
const prices = { [baseModel]: { training: 1, input: 0, output: 10_000 } };
let world: AccountWorld & { modelVersionId: string };
beforeEach(async () => {
  const made = await createAccountWorld("openai", prices);
  const { fineTunedModel } = made.server.state.addPast("rows.jsonl", trainingRows(12), { model: baseModel, suffix: "colours" });
  const model = { projectId: made.caller.projectId, kind: "imported" as const, trainerId: made.trainerId, baseModel };
  const { id } = await db.$transaction((tx) => registerModelVersion(tx, { ...model, trainerModel: fineTunedModel ?? "" }));
  world = { ...made, modelVersionId: id };
});
afterEach(() => world.server.close());

const text = Array.from({ length: 40 }, (_, index) => `Order ${index}: the box is green.`).join("\n");
const record = (change: Partial<CreateRecordInput> = {}) => {
  const input = { modelVersionId: world.modelVersionId, source: { kind: "prompts" as const, text }, maxTokens: 20, ...change };
  return createRecord(world.caller, createRecordInput.parse(input));
};
const run = (recordId: string) => runRecord({ recordId }, { isLast: false, signal: new AbortController().signal });
const budget = (budgetUsd: number) => updateProject({ ...world.caller, role: "owner" }, { budgetUsd });
const spent = async () => (await getSpending(world.caller)).spentUsd;

test("what is recorded counts at what its answers cost, and while it is under way at what it was thought to cost", async () => {
  await budget(100);
  const { id } = await record();
  expect(await spent()).toBeCloseTo(8, 9);
  await run(id);
  expect(await spent()).toBeCloseTo(0.4, 9);
});

test("what does not fit is refused in the words of runs, and within a budget of its own that fits it begins", async () => {
  await budget(10);
  await record();
  await expect(record()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("It may cost $8.00. The budget of this month is $10.00, and $2.00 of it are left."),
  });
  expect(await record({ budgetUsd: 1.5 })).toMatchObject({ number: 2, budgetUsd: 1.5 });
  expect(await spent()).toBeCloseTo(9.5, 9);
});

test("its own budget is lowered to what is left, and it goes on only with what is left then", async () => {
  await budget(9);
  const { id, budgetUsd } = await record({ budgetUsd: 50 });
  expect(budgetUsd).toBeCloseTo(9, 9);
  await db.goldenRecord.update({ where: { id }, data: { budgetUsd: 0.3 } });
  await run(id);
  const { doneCount, spentUsd } = await getRecord(world.caller, id);
  expect(doneCount).toBeGreaterThan(0);
  await budget(spentUsd);
  await expect(goOn(world.caller, id, goOnInput.parse({}))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("nothing of it is left"),
  });
  await budget(5);
  expect((await goOn(world.caller, id, goOnInput.parse({}))).budgetUsd).toBeCloseTo(5, 9);
});

test("a replay for parity is a recording like any other: likely to cost what the questions took before", async () => {
  const { id } = await record();
  await run(id);
  const models = [1, 2].map((number) => ({ trainerModel: `ft:successor-${number}`, projectId: world.caller.projectId, baseModel }));
  const [first, second] = await db.$transaction(async (tx) => {
    const made = [];
    for (const model of models) made.push(await registerModelVersion(tx, { ...model, kind: "imported", trainerId: world.trainerId }));
    return made;
  });
  const replay = (modelVersionId = "") =>
    createParity(world.caller, createParityInput.parse({ recordId: id, modelVersionId, marginPoints: 3 }));
  await budget(1);
  await replay(first?.id);
  expect(await spent()).toBeCloseTo(0.8, 9);
  await expect(replay(second?.id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("It may cost $0.40. The budget of this month is $1.00, and $0.20 of it are left."),
  });
  expect(await db.goldenRecord.findFirst({ where: { replayOfId: id } })).toMatchObject({ budgetUsd: expect.closeTo(0.6, 9) });
});

test("two at once cannot both take the last dollars; without a budget nobody asks", async () => {
  expect(await record()).toMatchObject({ budgetUsd: null });
  await budget(12);
  const begun = await Promise.allSettled([record(), record()]);
  expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

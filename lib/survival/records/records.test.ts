import "@/lib/testing/clone-database";
import { afterEach, describe, expect, test } from "vitest";
import { POST as postRecord } from "@/app/api/v1/projects/[projectId]/golden-records/route";
import { db } from "@/lib/db/client";
import { createBenchmark } from "@/lib/evaluations/benchmarks/create-benchmark";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { deleteProject } from "@/lib/projects/delete-project";
import { createCaller, requestAs } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { type AccountWorld, baseModel, createAccountWorld, trainingRows } from "../testing/account-world";
import { createRecord } from "./create-record";
import { estimateRecord } from "./estimate-record";
import { exportRecord } from "./export-record";
import { getRecord } from "./get-record";
import { goOn } from "./go-on";
import { listAnswers } from "./list-answers";
import { listRecords } from "./list-records";
import { runRecord } from "./run-record";
import { type CreateRecordInput, createRecordInput, goOnInput } from "./schemas";
import { sweepRecords } from "./sweep-records";

const attempt = { isLast: false, signal: new AbortController().signal };
const prices = { [baseModel]: { training: 1, input: 2, output: 8 } };
let world: AccountWorld & { modelVersionId: string };
afterEach(() => world.server.close());

async function create(name: Parameters<typeof createAccountWorld>[0] = "openai") {
  const made = await createAccountWorld(name, prices);
  const { fineTunedModel } = made.server.state.addPast("rows.jsonl", trainingRows(12), { model: baseModel, suffix: "colours" });
  const { projectId } = made.caller;
  const model = await db.$transaction((tx) =>
    registerModelVersion(tx, { projectId, kind: "imported", trainerId: made.trainerId, baseModel, trainerModel: fineTunedModel ?? "" }),
  );
  world = { ...made, modelVersionId: model.id };
  return world;
}

const text = (count: number) => Array.from({ length: count }, (_, index) => `Order ${index}: the box is green.`).join("\n");
const record = (change: Partial<CreateRecordInput> = {}) =>
  createRecord(
    world.caller,
    createRecordInput.parse({
      modelVersionId: world.modelVersionId,
      source: { kind: "prompts", text: text(40) },
      maxTokens: 20,
      ...change,
    }),
  );
const run = (recordId: string, change = {}) => runRecord({ recordId }, { ...attempt, ...change });
const asked = () => world.server.asked.filter((line) => line.includes("/chat/completions")).length;

describe("recording", () => {
  test("keeps every answer with what it cost and why it ended", async () => {
    await create();
    const { id } = await record();
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({
      status: "done",
      doneCount: 40,
      failedCount: 0,
      promptTokens: 360,
      completionTokens: 40,
      spentUsd: expect.closeTo((360 * 2 + 40 * 8) / 1e6, 9),
      model: { name: "v1", baseModel, trainer: { name: expect.stringContaining("Account") } },
    });
    const { items, total } = await listAnswers(world.caller, id, { limit: 3, show: "all" });
    expect(total).toBe(40);
    expect(items[0]).toMatchObject({
      position: 1,
      target: null,
      failure: null,
      answer: { text: "green", finishReason: "stop", completionTokens: 1 },
    });
    await run(id);
    expect(asked()).toBe(40);
  });

  test("asked for again under its key is the same one, though the first process died before it answered", async () => {
    const { caller, modelVersionId } = await create();
    const body = JSON.stringify({ modelVersionId, source: { kind: "prompts", text: text(40) }, maxTokens: 20 });
    const params = Promise.resolve({ projectId: caller.projectId });
    const init = { method: "POST", headers: { "idempotency-key": "one" }, body };
    const ask = async () => (await postRecord(await requestAs(caller, "/api/v1/golden-records", init), { params })).json();
    const { id } = await ask();
    await db.idempotencyKey.updateMany({ data: { status: null, createdAt: new Date(Date.now() - 61_000) } });
    expect(await ask()).toMatchObject({ id });
    expect((await listRecords(caller, {})).map((record) => record.id)).toEqual([id]);
  });

  test("of a benchmark keeps targets and graders; a sample is the same for the same seed", async () => {
    await create();
    const version = await createFrozenVersion(world.caller, { count: 40 });
    const benchmark = await createBenchmark(version.id);
    const onBenchmark = await record({ source: { kind: "benchmark", benchmarkId: benchmark?.id ?? "" } });
    expect(onBenchmark).toMatchObject({ caseCount: version.testCount, graders: [expect.objectContaining({ kind: "exact" })] });
    const sampled = await Promise.all(
      [1, 1, 2].map((seed) => record({ source: { kind: "sample", datasetVersionId: version.id, split: "train", count: 10, seed } })),
    );
    const prompts = await Promise.all(
      sampled.map(async ({ id }) =>
        JSON.stringify((await listAnswers(world.caller, id, { limit: 50, show: "all" })).items.map(({ prompt }) => prompt)),
      ),
    );
    expect(prompts[0]).toBe(prompts[1]);
    expect(prompts[0]).not.toBe(prompts[2]);
    expect(sampled[0]).toMatchObject({ caseCount: 10, sourceWords: expect.stringContaining("seed 1") });
  });

  test("its price is known before", async () => {
    await create();
    const input = createRecordInput.parse({ modelVersionId: world.modelVersionId, source: { kind: "prompts", text: text(40) } });
    const estimate = await estimateRecord(world.caller, input);
    expect(estimate).toMatchObject({ caseCount: 40, completionTokens: 8_000 });
    expect(estimate.usd).toBeCloseTo((estimate.promptTokens * 2 + 8_000 * 8) / 1e6, 9);
    await db.trainer.update({ where: { id: world.trainerId }, data: { prices: {} } });
    expect(await estimateRecord(world.caller, input)).toMatchObject({ usd: null, formula: expect.stringContaining("No price") });
    await expect(record({ budgetUsd: 1 })).rejects.toMatchObject({ fields: [{ field: "budgetUsd" }] });
  });

  test("killed in the middle it goes on, and asks nothing twice that is stored", async () => {
    await create();
    const { id } = await record();
    const stop = new AbortController();
    let answers = 0;
    world.server.state.answer = () => {
      if (++answers === 15) stop.abort();
      return "green";
    };
    await expect(run(id, { signal: stop.signal })).rejects.toThrow();
    const stored = await db.goldenAnswer.count({ where: { recordId: id } });
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(40);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "recording", doneCount: stored });
    const before = asked();
    await run(id);
    expect(asked() - before).toBe(40 - stored);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 40 });
  });

  test("two workers at once leave one answer for each case", async () => {
    await create();
    const { id } = await record();
    await Promise.all([run(id), run(id)]);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 40, promptTokens: 360 });
    expect(await db.goldenAnswer.count({ where: { recordId: id } })).toBe(40);
  });

  test("stops before its budget is passed, says what is left, and goes on with a larger one", async () => {
    await create();
    const { id } = await record({ budgetTokens: 400 });
    await run(id);
    const stopped = await getRecord(world.caller, id);
    expect(stopped.status).toBe("stopped");
    expect(stopped.promptTokens + stopped.completionTokens).toBeLessThanOrEqual(400);
    expect(stopped.doneCount).toBeGreaterThan(20);
    expect(stopped.problem).toContain(`${40 - stopped.doneCount} cases of 40 are left`);
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "stopped" });
    await goOn(world.caller, id, goOnInput.parse({ budgetUsd: 1 }));
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 40, problem: null });
    expect(asked()).toBe(40);
    await expect(goOn(world.caller, id, goOnInput.parse({}))).rejects.toMatchObject({ code: "conflict" });
  });

  test("asked too fast, it slows down and loses nothing", async () => {
    await create();
    const { id } = await record();
    world.server.fail({ on: /chat/, times: 6, how: { status: 429, retryAfter: "0" } });
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 40, failedCount: 0 });
    expect(asked()).toBe(46);
  });

  test("a case that is refused keeps its reason, everything else its answer; asked again it may answer", async () => {
    await create();
    const { id } = await record();
    world.server.fail({ on: /chat/, times: 2, how: { status: 400, message: "This prompt is too long." } });
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 38, failedCount: 2 });
    const failed = await listAnswers(world.caller, id, { limit: 50, show: "failed" });
    expect(failed.items.map(({ failure }) => failure)).toEqual(["This prompt is too long.", "This prompt is too long."]);
    await goOn(world.caller, id, goOnInput.parse({}));
    await run(id);
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "done", doneCount: 40, failedCount: 0 });
  });

  test("a provider that takes the key or the model away in the middle ends it in words; what is there stays", async () => {
    await create();
    const { id } = await record();
    let answers = 0;
    world.server.state.answer = () => {
      if (++answers === 10) world.server.fail({ on: /chat/, times: 99, how: { status: 401 } });
      return "green";
    };
    await run(id);
    const failed = await getRecord(world.caller, id);
    expect(failed).toMatchObject({ status: "failed", problem: expect.stringContaining("What is recorded is kept") });
    expect(failed.doneCount).toBeGreaterThanOrEqual(10);
    const [model] = world.server.state.tunedModels();
    const other = await record();
    world.server.state.retired.add(model ?? "");
    const gone = await createRecord(
      world.caller,
      createRecordInput.parse({ modelVersionId: world.modelVersionId, source: { kind: "prompts", text: "Hello" } }),
    );
    expect(other.number).toBe(2);
    await expect(run(gone.id)).resolves.toBeUndefined();
    expect(await getRecord(world.caller, gone.id)).toMatchObject({ status: "failed", doneCount: 0 });
  });

  test("a provider that is away is tried again, and given up in the end", async () => {
    await create();
    const { id } = await record();
    world.server.fail({ on: /chat/, times: 99, how: "cut" });
    await expect(run(id)).rejects.toMatchObject({ code: "upstream" });
    expect(await getRecord(world.caller, id)).toMatchObject({
      status: "recording",
      problem: expect.stringContaining("tries again by itself"),
    });
    await run(id, { isLast: true });
    expect(await getRecord(world.caller, id)).toMatchObject({ status: "failed", doneCount: 0 });
  });

  test("a job that is lost is queued again", async () => {
    await create();
    const { id } = await record();
    const jobs = () => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`survival.record:${id}`}`;
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await sweepRecords();
    await sweepRecords();
    expect(await jobs()).toHaveLength(1);
  });
});

describe("what is recorded", () => {
  test("can be downloaded, line by line", async () => {
    await create();
    const { id } = await record();
    await run(id);
    const response = await exportRecord(world.caller, id);
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(40);
    expect(lines[0]).toMatchObject({
      position: 1,
      messages: [{ role: "user", content: "Order 0: the box is green." }],
      answer: { text: "green", finishReason: "stop" },
      asked: { baseModel, maxTokens: 20, temperature: 0 },
    });
  });

  test("never changes and never goes, also for whoever writes SQL, until its project goes", async () => {
    await create();
    const { id } = await record();
    await run(id);
    const attempts = [
      () => db.goldenAnswer.updateMany({ where: { recordId: id }, data: { answer: "red" } }),
      () => db.goldenAnswer.deleteMany({ where: { recordId: id } }),
      () => db.goldenCase.updateMany({ where: { recordId: id }, data: { target: "red" } }),
      () => db.goldenCase.deleteMany({ where: { recordId: id } }),
      () => db.goldenRecord.update({ where: { id }, data: { maxTokens: 1 } }),
      () => db.goldenRecord.update({ where: { id }, data: { createdAt: new Date(0) } }),
      () => db.goldenRecord.delete({ where: { id } }),
      () => db.$executeRaw`truncate "GoldenAnswer"`,
    ];
    for (const one of attempts) await expect(one()).rejects.toThrow(/constraint|recorded for good|cannot be deleted/);
    await db.modelVersion.deleteMany({ where: { id: world.modelVersionId } });
    expect(await getRecord(world.caller, id)).toMatchObject({ modelVersionId: null, model: { name: "v1" }, doneCount: 40 });
    await deleteProject(world.caller);
    expect(await db.goldenAnswer.count({ where: { recordId: id } })).toBe(0);
  });

  test("is nobody else's", async () => {
    await create();
    const { id } = await record();
    const stranger = await createCaller();
    const attempts = [
      () => getRecord(stranger, id),
      () => listAnswers(stranger, id, { limit: 5, show: "all" }),
      () => exportRecord(stranger, id),
      () => goOn(stranger, id, goOnInput.parse({})),
      () =>
        createRecord(
          stranger,
          createRecordInput.parse({ modelVersionId: world.modelVersionId, source: { kind: "prompts", text: "Hello" } }),
        ),
    ];
    for (const one of attempts) await expect(one()).rejects.toMatchObject({ code: "not_found" });
    expect(await listRecords(stranger, {})).toEqual([]);
    const theirs = await createFrozenVersion(stranger);
    await expect(record({ source: { kind: "sample", datasetVersionId: theirs.id, count: 3, seed: 1 } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("written prompts are lines, or JSON lines without their answers; a bad line is named", async () => {
  await create();
  const jsonl = [
    '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}',
    '{"prompt": "And you?"}',
  ].join("\n");
  const { id, caseCount } = await record({ source: { kind: "prompts", text: jsonl } });
  expect(caseCount).toBe(2);
  const { items } = await listAnswers(world.caller, id, { limit: 5, show: "all" });
  expect(items.map(({ prompt }) => prompt)).toEqual([[{ role: "user", content: "Hi" }], [{ role: "user", content: "And you?" }]]);
  await expect(record({ source: { kind: "prompts", text: '{"prompt": "a"}\n{"nothing": 1}' } })).rejects.toThrow(
    "Line 2 is not a conversation",
  );
});

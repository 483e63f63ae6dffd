import "@/lib/testing/clone-database";
import { afterEach, describe, expect, test } from "vitest";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { db } from "@/lib/db/client";
import { createBenchmark } from "@/lib/evaluations/benchmarks/create-benchmark";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { getBoard } from "./board/get-board";
import { getWarning } from "./board/get-warning";
import { planRetirement, undoRetirement } from "./board/plan-retirement";
import { adoptModel } from "./inventory/adopt-model";
import { copyFile } from "./inventory/copy-file";
import { listItems } from "./inventory/list-items";
import { readAccount } from "./inventory/read-account";
import { runFileCopy } from "./inventory/run-file-copy";
import { startReading } from "./inventory/start-reading";
import { createParity } from "./parity/create-parity";
import { exportParity } from "./parity/export-parity";
import { getParity } from "./parity/get-parity";
import { listParity } from "./parity/list-parity";
import { listParityCases } from "./parity/list-parity-cases";
import { createParityInput } from "./parity/schemas";
import { createRecord } from "./records/create-record";
import { goOn } from "./records/go-on";
import { runRecord } from "./records/run-record";
import { createRecordInput, goOnInput } from "./records/schemas";
import { createReplacement } from "./replacements/create-replacement";
import { planReplacement } from "./replacements/plan-replacement";
import { type AccountWorld, baseModel, createAccountWorld, freezeColours, trainingRows } from "./testing/account-world";

const attempt = { isLast: false, signal: new AbortController().signal };
/** The conformance server names 14 January 2027 for its base model. */
const now = new Date("2026-11-23T12:00:00Z");
const newBase = "Qwen/Qwen3-8B";
let world: AccountWorld & { modelVersionId: string };
const servers: ConformanceServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** An old account with a fine-tune that is taken over. */
async function create() {
  const made = await createAccountWorld("openai", { [baseModel]: { input: 2, output: 8 } });
  servers.push(made.server);
  const job = made.server.state.addPast("colours.jsonl", trainingRows(60), {
    model: baseModel,
    suffix: "colours",
    hyperparameters: { n_epochs: 3, batch_size: "auto" },
  });
  await startReading(made.caller, made.trainerId);
  await readAccount({ trainerId: made.trainerId }, attempt);
  const [item] = await listItems(made.caller, made.trainerId, { kind: "fine_tune" });
  const { id: modelVersionId } = await adoptModel(made.caller, { itemId: item?.id ?? "", systemPrompt: "" });
  world = { ...made, modelVersionId };
  return { ...world, job };
}

/** Somewhere else to go. */
async function connectNebius() {
  const server = await startConformanceServer("nebius");
  servers.push(server);
  const lead = await createPerson("lead");
  const input = { kind: "nebius", name: `New home ${servers.length} ${server.url}`, baseUrl: server.url, apiKey: server.key };
  return { server, trainer: await createTrainer(lead, createTrainerInput.parse(input)) };
}

/** A successor that answers as the test says. */
async function successor(answer: (asked: string) => string) {
  const { server, trainer } = await connectNebius();
  server.state.answer = ({ asked }) => answer(asked);
  const { projectId } = world.caller;
  return db.$transaction((tx) =>
    registerModelVersion(tx, { projectId, kind: "imported", trainerId: trainer.id, baseModel: newBase, trainerModel: newBase }),
  );
}

const colourIn = (asked: string) => /red|green|blue/.exec(asked)?.[0] ?? "none";

async function recordBenchmark(count = 100) {
  const version = await freezeColours(world.caller, count);
  const benchmark = await createBenchmark(version.id);
  const source = { kind: "benchmark" as const, benchmarkId: benchmark?.id ?? "" };
  const record = await createRecord(world.caller, createRecordInput.parse({ modelVersionId: world.modelVersionId, source, maxTokens: 20 }));
  await runRecord({ recordId: record.id }, attempt);
  return record;
}

const prove = async (recordId: string, modelVersionId: string, marginPoints = 3) => {
  const report = await createParity(world.caller, createParityInput.parse({ recordId, modelVersionId, marginPoints }));
  await runRecord({ recordId: report.after.id }, attempt);
  return getParity(world.caller, report.id);
};

describe("the parity report", () => {
  test("a successor that answers the same is no worse where enough cases say so", async () => {
    await create();
    const record = await recordBenchmark(60);
    const twin = await successor(colourIn);
    const { result, margin } = await prove(record.id, twin.id, 10);
    expect(margin).toBe(0.1);
    expect(result).toMatchObject({
      refusedCount: 0,
      unaskedCount: 0,
      leftOutCount: 0,
      verdict: { outcome: "no_worse", sentence: expect.stringContaining("v2 is no worse than v1, margin 10 points") },
      agreement: { exact: { value: 1 }, fields: null },
      usdPerThousand: { before: expect.any(Number), after: null },
    });
    expect(result?.scored?.difference.value).toBe(0);
  });

  test("one that is wrong is worse, and its worst cases come first, side by side", async () => {
    await create();
    const record = await recordBenchmark();
    const colourBlind = await successor((asked) => colourIn(asked).replace("green", "red"));
    const { id, result } = await prove(record.id, colourBlind.id);
    expect(result?.verdict.outcome).toBe("worse");
    const { items, total } = await listParityCases(world.caller, id, { show: "worse", limit: 5 });
    expect(items[0]).toMatchObject({ target: "green", before: { text: "green", score: 1 }, after: { text: "red", score: 0 } });
    expect(total).toBeGreaterThan(15);
    const next = await listParityCases(world.caller, id, { show: "worse", limit: 5, cursor: "5" });
    expect(next.items[0]?.position).not.toBe(items[0]?.position);
  });

  test("too few cases cannot tell, and say about how many more would", async () => {
    await create();
    const record = await recordBenchmark(60);
    const twin = await successor(colourIn);
    const { result } = await prove(record.id, twin.id);
    expect(result?.verdict).toMatchObject({ outcome: "cannot_tell", moreCases: expect.any(Number) });
  });

  test("without an answer that was wanted it says how alike they are, not who is better", async () => {
    await create();
    const text = Array.from({ length: 40 }, (_, index) => `Order ${index}: the box is ${index % 2 ? "green" : "blue"}.`).join("\n");
    const record = await createRecord(
      world.caller,
      createRecordInput.parse({ modelVersionId: world.modelVersionId, source: { kind: "prompts", text } }),
    );
    await runRecord({ recordId: record.id }, attempt);
    const other = await successor((asked) => colourIn(asked).replace("green", "grey"));
    const { result } = await prove(record.id, other.id);
    expect(result).toMatchObject({
      scored: null,
      verdict: { outcome: "agreement", sentence: expect.stringContaining("in 50% of 40 cases, 95% interval") },
    });
  });

  test("the same pair is one report, and its margin stays what it was before anybody looked", async () => {
    await create();
    const record = await recordBenchmark(50);
    const twin = await successor(colourIn);
    const first = await prove(record.id, twin.id, 3);
    const again = await prove(record.id, twin.id, 10);
    expect([again.id, again.margin]).toEqual([first.id, 0.03]);
    await expect(db.parityReport.update({ where: { id: first.id }, data: { margin: 0.5 } })).rejects.toThrow(/constraint|for good/);
    await expect(prove(record.id, world.modelVersionId)).rejects.toThrow("Both sides are the same model");
  });

  test("what the new model could not answer is counted, and the report moves when it can", async () => {
    await create();
    const record = await recordBenchmark(50);
    const { server, trainer } = await connectNebius();
    server.state.answer = ({ asked }) => colourIn(asked);
    server.fail({ on: /chat/, times: 3, how: { status: 400, message: "Too long." } });
    const { projectId } = world.caller;
    const model = await db.$transaction((tx) =>
      registerModelVersion(tx, { projectId, kind: "imported", trainerId: trainer.id, baseModel: newBase, trainerModel: newBase }),
    );
    const report = await prove(record.id, model.id);
    expect(report.result?.refusedCount).toBe(3);
    await goOn(world.caller, report.after.id, goOnInput.parse({}));
    await runRecord({ recordId: report.after.id }, attempt);
    expect((await getParity(world.caller, report.id)).result?.refusedCount).toBe(0);
  });

  test("can be taken along as Markdown and as HTML in which nothing of an answer can run", async () => {
    await create();
    const record = await recordBenchmark(50);
    const evil = await successor(() => "<script>alert(1)</script> ```` | x");
    const { id } = await prove(record.id, evil.id);
    const markdown = await (await exportParity(world.caller, id, { format: "markdown" })).text();
    expect(markdown).toContain("# v2 in place of v1");
    expect(markdown).toContain("`````\n<script>");
    const response = await exportParity(world.caller, id, { format: "html" });
    const html = await response.text();
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("is nobody else's", async () => {
    await create();
    const record = await recordBenchmark(50);
    const twin = await successor(colourIn);
    const { id } = await prove(record.id, twin.id);
    const stranger = await createCaller();
    const attempts = [
      () => getParity(stranger, id),
      () => listParityCases(stranger, id, { show: "all", limit: 5 }),
      () => exportParity(stranger, id, { format: "html" }),
      () => createParity(stranger, createParityInput.parse({ recordId: record.id, modelVersionId: twin.id })),
    ];
    for (const one of attempts) await expect(one()).rejects.toMatchObject({ code: "not_found" });
    expect(await listParity(stranger)).toEqual([]);
  });
});

describe("re-training elsewhere", () => {
  async function bringHome(fileId: string) {
    const files = await listItems(world.caller, world.trainerId, { kind: "file" });
    const copy = await copyFile(world.caller, { itemId: files.find(({ externalId }) => externalId === fileId)?.id ?? "" });
    await runFileCopy({ copyId: copy.id }, attempt);
    const { importId } = await db.accountFileCopy.findUniqueOrThrow({ where: { id: copy.id } });
    await importExamples({ importId: importId ?? "" }, attempt);
    await runFileCopy({ copyId: copy.id }, attempt);
  }

  test("takes the rows and the settings of the old job along and names what changes", async () => {
    const { job } = await create();
    const { trainer } = await connectNebius();
    const input = { trainerId: trainer.id, baseModel: newBase };
    await expect(planReplacement(world.caller, world.modelVersionId, input)).rejects.toMatchObject({
      fields: [{ field: "datasetVersionId" }],
    });
    await bringHome(job.body.training_file);
    const plan = await planReplacement(world.caller, world.modelVersionId, input);
    expect(plan).toMatchObject({
      isSameData: true,
      datasetVersion: { datasetName: "colours" },
      recipe: { recipe: { baseModel: newBase, hyperparameters: { epochs: 3 } }, problems: [] },
    });
    expect(plan.recipe.changes.map(({ sentence }) => sentence)).toContain(`Learns on ${newBase} instead of ${baseModel}.`);
    const run = await createReplacement(world.caller, world.modelVersionId, input);
    expect(run).toMatchObject({ baseModel: newBase, status: expect.stringMatching(/preflight|awaiting_approval/) });
    expect(await db.replacement.findUnique({ where: { runId: run.id } })).toMatchObject({ modelVersionId: world.modelVersionId });
    expect((await db.runEvent.findMany({ where: { runId: run.id } })).map(({ message }) => message)).toContain(
      `Trained to take the place of v1, made from ${baseModel}.`,
    );
    const { rows } = await getBoard(world.caller, { scope: "project" }, now);
    expect(rows[0]).toMatchObject({ replacement: { run: { id: run.id }, modelVersion: null } });
  });

  test("of another project's model, or on a base model that is not there, does not begin", async () => {
    await create();
    const { trainer } = await connectNebius();
    const version = await freezeColours(world.caller, 40);
    const stranger = await createCaller("lead");
    const input = { trainerId: trainer.id, baseModel: newBase, datasetVersionId: version.id };
    await expect(createReplacement(stranger, world.modelVersionId, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(createReplacement(world.caller, world.modelVersionId, { ...input, baseModel: "no such" })).rejects.toMatchObject({
      fields: [{ field: "baseModel" }],
    });
    expect(await db.run.count({ where: { projectId: world.caller.projectId } })).toBe(0);
  });
});

describe("the board", () => {
  const board = () => getBoard(world.caller, { scope: "project" }, now);

  test("says when a model stops, who says so, what comes first and why, at each step of the way", async () => {
    await create();
    const first = await board();
    expect(first).toMatchObject({
      sentence: "One model stops answering in 52 days. It has no proven replacement.",
      countdown: "52 days",
      lead: expect.stringMatching(
        /^v1 comes first: none of its answers are recorded.* takes no new fine-tunes after 6 Jan 2027, 44 days from now\.$/,
      ),
      firstId: world.modelVersionId,
      steps: { record: { done: 0, of: 1 }, prove: { done: 0, of: 1 } },
      askedAt: expect.any(Date),
    });
    expect(first.rows).toHaveLength(1);
    expect(first.rows[0]).toMatchObject({
      life: "ends",
      daysLeft: 52,
      trainingDaysLeft: 44,
      next: "record",
      retirement: { by: "provider", stopsOn: "2027-01-14" },
    });
    const record = await recordBenchmark();
    expect((await board()).rows.find(({ modelVersion }) => modelVersion.id === world.modelVersionId)).toMatchObject({
      next: "retrain",
      record: { status: "done" },
    });
    const twin = await successor(colourIn);
    const report = await prove(record.id, twin.id, 7);
    const proven = await board();
    expect(proven).toMatchObject({
      sentence: "One model stops answering in 52 days. It has a proven replacement.",
      steps: { record: { done: 1 }, retrain: { done: 1 }, prove: { done: 1 }, switch: { done: 0 } },
    });
    expect(proven.rows[0]).toMatchObject({
      next: "switch",
      parity: { id: report.id, outcome: "no_worse", marginPoints: expect.closeTo(7, 6) },
    });
    expect(proven.rows.find(({ modelVersion }) => modelVersion.id === twin.id)).toMatchObject({ life: "open", next: "none" });
  });

  test("knows the price of the first step where there is a benchmark", async () => {
    await create();
    expect((await board()).firstUsd).toBeNull();
    const version = await freezeColours(world.caller, 60);
    await createBenchmark(version.id);
    expect((await board()).firstUsd).toBeGreaterThan(0);
  });

  test("a model that the provider dropped is gone, and nothing can be done about it", async () => {
    const { job } = await create();
    world.server.state.retired.add(job.fineTunedModel ?? "");
    await startReading(world.caller, world.trainerId);
    await readAccount({ trainerId: world.trainerId }, attempt);
    expect((await board()).rows[0]).toMatchObject({ life: "gone", goneAt: expect.any(Date), next: "none" });
    const later = await getBoard(world.caller, { scope: "project" }, new Date("2027-02-01"));
    expect(later.rows[0]).toMatchObject({ life: "gone", daysLeft: null });
  });

  test("a warning is given two months before, and not for a model that may stop", async () => {
    await create();
    expect(await getWarning(world.caller, new Date("2026-10-01"))).toMatchObject({ count: 0, sentence: null });
    expect(await getWarning(world.caller, now)).toMatchObject({
      count: 1,
      daysLeft: 52,
      sentence: "1 model stops answering within 52 days.",
    });
    await recordBenchmark(50);
    await planRetirement(world.caller, world.modelVersionId);
    await planRetirement(world.caller, world.modelVersionId);
    expect(await getWarning(world.caller, now)).toMatchObject({ count: 0 });
    expect(await board()).toMatchObject({ sentence: "Every model that ends may end." });
    await undoRetirement(world.caller, world.modelVersionId);
    expect(await getWarning(world.caller, now)).toMatchObject({ count: 1 });
    const stranger = await createCaller();
    await expect(planRetirement(stranger, world.modelVersionId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("all projects are those that the caller may open, no other", async () => {
    await create();
    const mine = world.caller;
    await create();
    const rowsOf = async (caller: typeof mine, scope: "project" | "all") =>
      (await getBoard(caller, { scope }, now)).rows.map(({ project }) => project.id);
    expect(await rowsOf(mine, "all")).toEqual([mine.projectId]);
    await db.projectMember.create({ data: { projectId: world.caller.projectId, userId: mine.userId, role: "viewer" } });
    expect((await rowsOf(mine, "all")).sort()).toEqual([mine.projectId, world.caller.projectId].sort());
    expect(await rowsOf(mine, "project")).toEqual([mine.projectId]);
  });
});

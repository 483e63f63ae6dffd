import "@/lib/testing/clone-database";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createPerson } from "@/lib/testing/factories";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { migrationsFolder } from "@/scripts/platform/migrations";
import { getBoard } from "../board/get-board";
import { readAccount } from "../inventory/read-account";
import { startReading } from "../inventory/start-reading";
import { createRecord } from "../records/create-record";
import { goOn } from "../records/go-on";
import { runRecord } from "../records/run-record";
import { createRecordInput, goOnInput } from "../records/schemas";
import { baseModel, createAccountWorld, freezeColours, trainingRows } from "../testing/account-world";
import { createParity } from "./create-parity";
import { exportParity } from "./export-parity";
import { getParity, parityInclude, toParity } from "./get-parity";
import { listParityCases } from "./list-parity-cases";
import { createParityInput } from "./schemas";

const attempt = { isLast: false, signal: new AbortController().signal };
const newBase = "Qwen/Qwen3-8B";
const servers: ConformanceServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const colours = ["red", "green", "blue"] as const;
const colourIn = (asked: string) => /red|green|blue/.exec(asked)?.[0] ?? "none";

/** An old model with its account, and another provider's model that is to take its place; both know the colours. */
async function create() {
  const { caller, server: old, trainerId } = await createAccountWorld("openai");
  const { fineTunedModel } = old.state.addPast("rows.jsonl", trainingRows(12), { model: baseModel, suffix: "colours" });
  const fresh = await startConformanceServer("nebius");
  servers.push(old, fresh);
  for (const { state } of servers) state.answer = ({ asked }) => colourIn(asked);
  const input = { kind: "nebius", name: `New home ${fresh.url}`, baseUrl: fresh.url, apiKey: fresh.key };
  const trainer = await createTrainer(await createPerson("lead"), createTrainerInput.parse(input));
  const { projectId } = caller;
  const register = (model: { trainerId: string; baseModel: string; trainerModel: string }) =>
    db.$transaction((tx) => registerModelVersion(tx, { projectId, kind: "imported", ...model }));
  const before = await register({ trainerId, baseModel, trainerModel: fineTunedModel ?? "" });
  const after = await register({ trainerId: trainer.id, baseModel: newBase, trainerModel: newBase });

  /** Questions about boxes, each from the source that `sourceOf` names. */
  const record = async (
    count: number,
    { sourceOf = (_index: number): string | null => null, budgetTokens = null as number | null } = {},
  ) => {
    const benchmark = await setUpBenchmark(caller, {
      from: "cases",
      name: "Boxes",
      cases: Array.from({ length: count }, (_, index) => {
        const colour = colours[index % 3] ?? "red";
        const content = `Talk ${sourceOf(index)}, order ${index}: the box is ${colour}.`;
        return { prompt: [{ role: "user" as const, content }], target: colour, tags: [], groupKey: sourceOf(index) };
      }),
      graders: [{ key: "exact", kind: "exact" }],
    });
    const source = { kind: "benchmark" as const, benchmarkId: benchmark.id };
    const made = await createRecord(caller, createRecordInput.parse({ modelVersionId: before.id, source, maxTokens: 20, budgetTokens }));
    await run(made.id);
    return { ...made, benchmark };
  };
  const run = (recordId: string) => runRecord({ recordId }, attempt);
  const prove = async (recordId: string, change: { budgetTokens?: number } = {}) => {
    const wanted = createParityInput.parse({ recordId, modelVersionId: after.id, marginPoints: 10, ...change });
    const report = await createParity(caller, wanted);
    await run(report.after.id);
    return getParity(caller, report.id);
  };
  const askAgain = async (recordId: string, reportId: string) => {
    await goOn(caller, recordId, goOnInput.parse({}));
    await run(recordId);
    return getParity(caller, reportId);
  };
  return { caller, trainerId, old, fresh, before, after, record, run, prove, askAgain };
}

const refuse = ({ fail }: ConformanceServer, times: number) => fail({ on: /chat/, times, how: { status: 400, message: "Too long." } });

describe("a case that the new model refused", () => {
  test("counts as wrong, and is shown among the cases with its reason", async () => {
    const { caller, fresh, record, prove, askAgain } = await create();
    const { id: recordId } = await record(50);
    refuse(fresh, 10);
    const { id, after, result } = await prove(recordId);
    expect(result).toMatchObject({
      caseCount: 50,
      refusedCount: 10,
      unaskedCount: 0,
      scored: { after: { value: 0.8, n: 50 }, difference: { value: -0.2 } },
      agreement: { exact: { value: 0.8, n: 50 } },
      verdict: {
        outcome: "worse",
        detail: expect.stringContaining("10 cases got no answer from v2 and count as wrong; the cases show why."),
      },
    });
    const { items, total } = await listParityCases(caller, id, { show: "worse", limit: 3 });
    expect(total).toBe(10);
    expect(items[0]).toMatchObject({
      before: { score: 1 },
      after: {
        text: "",
        score: 0,
        latencyMs: null,
        failure: expect.stringContaining("Too long."),
        reason: expect.stringContaining("Too long."),
      },
      similarity: 0,
    });
    const markdown = await (await exportParity(caller, id, { format: "markdown" })).text();
    expect(markdown).toContain("50 cases compared, the cases of Boxes; 10 of them without a new answer");
    expect(markdown).toMatch(/\(no answer\) .*Too long\./);
    const again = await askAgain(after.id, id);
    expect(again.result).toMatchObject({ refusedCount: 0, verdict: { outcome: "no_worse" }, scored: { after: { value: 1 } } });
    expect((await listParityCases(caller, id, { show: "all", limit: 1 })).items[0]?.after.failure).toBeNull();
  });

  test("is another answer where nobody says what was wanted", async () => {
    const { caller, fresh, before, run, prove } = await create();
    const text = Array.from({ length: 40 }, (_, index) => `Order ${index}: the box is green.`).join("\n");
    const input = createRecordInput.parse({ modelVersionId: before.id, source: { kind: "prompts", text } });
    const { id: recordId } = await createRecord(caller, input);
    await run(recordId);
    refuse(fresh, 10);
    expect((await prove(recordId)).result).toMatchObject({
      scored: null,
      agreement: { exact: { value: 0.75, n: 40 }, similarity: { value: 0.75 } },
      verdict: { outcome: "agreement", detail: expect.stringContaining("10 cases got no answer from v2 and count as another answer") },
    });
  });

  test("with every other one shows nothing about the model", async () => {
    const { fresh, record, prove } = await create();
    const { id: recordId } = await record(40);
    refuse(fresh, 40);
    const { result } = await prove(recordId);
    expect(result).toMatchObject({
      refusedCount: 40,
      verdict: {
        outcome: "unfinished",
        sentence: "v2 answered none of 40 cases, so nothing shows whether it can take the place of v1.",
        detail: expect.stringContaining("Too long."),
      },
      latencyMs: { after: { n: 0 } },
    });
  });
});

describe("a replay that did not come to its end", () => {
  test("has no verdict: it says what is missing and what to do, and gets one when it goes on", async () => {
    const { caller, trainerId, before, record, prove, askAgain } = await create();
    // The board speaks of models whose provider has named their last day.
    await startReading(caller, trainerId);
    await readAccount({ trainerId: trainerId }, attempt);
    const { id: recordId } = await record(120);
    const { id, after, result } = await prove(recordId, { budgetTokens: 1_200 });
    expect(after.status).toBe("stopped");
    const asked = after.doneCount;
    expect(asked).toBeGreaterThan(30);
    expect(result).toMatchObject({
      caseCount: asked,
      unaskedCount: 120 - asked,
      verdict: {
        outcome: "unfinished",
        sentence: `v2 was asked ${asked} of 120 cases, so nobody can say yet whether it can take the place of v1.`,
        detail: expect.stringContaining(`do not speak for the ${120 - asked} cases that are left. Ask the rest on the page of this report`),
      },
    });
    const rowOf = async () =>
      (await getBoard(caller, { scope: "project" }, new Date("2026-11-23"))).rows.find(({ modelVersion }) => modelVersion.id === before.id);
    expect(await rowOf()).toMatchObject({ next: "see_parity", parity: { outcome: "unfinished", difference: null } });
    expect((await askAgain(after.id, id)).result).toMatchObject({ unaskedCount: 0, verdict: { outcome: "no_worse" } });
    expect(await rowOf()).toMatchObject({ next: "switch", parity: { outcome: "no_worse", difference: { n: 120 } } });
  });

  test("has none either where its trainer failed", async () => {
    const { fresh, record, prove } = await create();
    const { id: recordId } = await record(120);
    let answers = 0;
    fresh.state.answer = ({ asked }) => {
      if (++answers === 40) fresh.fail({ on: /chat/, how: { status: 401, message: "No such key." } });
      return colourIn(asked);
    };
    const { after, result } = await prove(recordId);
    expect(after).toMatchObject({ status: "failed" });
    expect(after.doneCount).toBeGreaterThan(30);
    expect(result?.verdict.outcome).toBe("unfinished");
  });

  test("is not judged by what was concluded before somebody went on", async () => {
    const { caller, record, prove } = await create();
    const { id: recordId } = await record(120);
    const { id, after } = await prove(recordId, { budgetTokens: 1_200 });
    await db.parityResult.deleteMany({ where: { reportId: id } });
    const stale = await db.parityReport.findUniqueOrThrow({ where: { id }, include: parityInclude });
    await goOn(caller, after.id, goOnInput.parse({}));
    expect((await toParity(stale)).result?.verdict.outcome).toBe("unfinished");
    expect(await db.parityResult.count({ where: { reportId: id } })).toBe(0);
    expect((await getParity(caller, id)).result).toBeNull();
  });
});

describe("a case that the old model has no answer to", () => {
  test("stays out, is counted and named", async () => {
    const { old, record, prove, askAgain } = await create();
    refuse(old, 2);
    const { id: recordId } = await record(50);
    const failed = await db.goldenFailure.findMany({ where: { recordId }, orderBy: { position: "asc" } });
    const { id, result } = await prove(recordId);
    expect(result).toMatchObject({
      caseCount: 48,
      refusedCount: 0,
      leftOutCount: 2,
      scored: { before: { value: 1, n: 48 } },
      verdict: {
        outcome: "no_worse",
        detail: expect.stringContaining(
          `2 cases of golden record 1 stay out, because v1 has no answer to them: cases ${failed[0]?.position} and ${failed[1]?.position}.`,
        ),
      },
    });
    expect((await askAgain(recordId, id)).result).toMatchObject({ caseCount: 50, leftOutCount: 0 });
  });

  test("is waited for while the old model is still asked", async () => {
    const { caller, record, prove, run } = await create();
    const { id: recordId } = await record(120, { budgetTokens: 1_200 });
    const { id, result } = await prove(recordId);
    expect(result?.leftOutCount).toBeGreaterThan(0);
    await goOn(caller, recordId, goOnInput.parse({}));
    expect((await getParity(caller, id)).result).toBeNull();
    await run(recordId);
    expect((await getParity(caller, id)).result).toMatchObject({ caseCount: 120, leftOutCount: 0 });
  });
});

describe("cases that share a source", () => {
  /** Twenty talks of six questions; the old model never knew the first talk, the new one does not know the second. */
  async function proveTalks(isShared: boolean) {
    const world = await create();
    world.old.state.answer = ({ asked }) => (/order [0-5]:/.test(asked) ? "none" : colourIn(asked));
    world.fresh.state.answer = ({ asked }) => (/order ([6-9]|1[01]):/.test(asked) ? "none" : colourIn(asked));
    const sourceOf = (index: number) => (isShared ? `talk ${Math.floor(index / 6)}` : null);
    const { id: recordId, benchmark } = await world.record(120, { sourceOf });
    // A record outlives the benchmark that it was made from.
    await db.benchmark.delete({ where: { id: benchmark.id } });
    return (await world.prove(recordId)).result;
  }

  test("are counted together, so that what seemed clear is not", async () => {
    const [alone, shared] = [await proveTalks(false), await proveTalks(true)];
    expect(alone?.verdict.outcome).toBe("no_worse");
    expect(shared?.verdict).toMatchObject({
      outcome: "cannot_tell",
      detail: expect.stringContaining("counted together (120 cases from 20 sources)"),
    });
    expect(shared?.scored?.difference.value).toBe(alone?.scored?.difference.value);
    const widthOf = (result: typeof alone, of: "before" | "difference") => {
      const [low, high] = result?.scored?.[of].ci95 ?? [0, 0];
      return high - low;
    };
    for (const of of ["before", "difference"] as const) expect(widthOf(shared, of)).toBeGreaterThan(1.5 * widthOf(alone, of));
    const [low, high] = shared?.agreement.exact.ci95 ?? [0, 0];
    const [lowAlone, highAlone] = alone?.agreement.exact.ci95 ?? [0, 0];
    expect(high - low).toBeGreaterThan(1.5 * (highAlone - lowAlone));
  });

  test("decide nothing where they are few", async () => {
    const { record, prove } = await create();
    const { id: recordId } = await record(60, { sourceOf: (index) => `talk ${index % 6}` });
    expect((await prove(recordId)).result?.verdict).toMatchObject({
      outcome: "refused",
      sentence: "60 cases from 6 sources are too few to say whether v2 can take the place of v1.",
      moreCases: null,
    });
  });

  test("are known of a drawn sample too", async () => {
    const { caller, before } = await create();
    const version = await freezeColours(caller, 40);
    const source = { kind: "sample" as const, datasetVersionId: version.id, count: 10 };
    const { id: recordId } = await createRecord(caller, createRecordInput.parse({ modelVersionId: before.id, source }));
    const drawn = await db.goldenCase.findMany({ where: { recordId } });
    const examples = await db.example.findMany({ where: { datasetId: version.datasetId } });
    const keyOf = new Map(examples.map(({ promptText, groupKey }) => [promptText, groupKey]));
    for (const { prompt, groupKey } of drawn) expect(groupKey).toBe(keyOf.get(messagesSchema.parse(prompt).at(-1)?.content ?? ""));
  });

  test("that were recorded before this was known get their source from the benchmark", async () => {
    const { record, prove } = await create();
    const { id: recordId } = await record(60, { sourceOf: (index) => (index < 30 ? `talk ${index % 6}` : null) });
    const { id } = await prove(recordId);
    const sourcesOf = async () =>
      (await db.goldenCase.findMany({ where: { recordId }, orderBy: { position: "asc" } })).map(({ groupKey }) => groupKey);
    const known = await sourcesOf();
    expect(new Set(known).size).toBe(7);
    const folder = "20261130084808_know_the_source_of_golden_cases";
    const [addColumn = "", ...fill] = readFileSync(join(migrationsFolder, folder, "migration.sql"), "utf8").split(";\n");
    await db.$executeRawUnsafe(`alter table "GoldenCase" drop column "groupKey"`);
    for (const statement of [addColumn, ...fill].filter((text) => text.trim() !== "")) await db.$executeRawUnsafe(statement);
    expect(await sourcesOf()).toEqual(known);
    expect(await db.parityResult.count({ where: { reportId: id } })).toBe(0);
    await expect(db.goldenCase.updateMany({ where: { recordId }, data: { groupKey: "another" } })).rejects.toThrow(/constraint|for good/);
  });
});

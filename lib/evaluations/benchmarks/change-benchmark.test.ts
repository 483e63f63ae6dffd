import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { describe, expect, test } from "vitest";
import { checkLeaks } from "@/lib/datasets/versions/check-leaks";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { readLeakSummaries } from "@/lib/datasets/versions/read-leak-summaries";
import { db } from "@/lib/db/client";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { runEvaluation } from "../run-evaluation";
import { listCasesInput } from "../schemas";
import { changeBenchmark } from "./change-benchmark";
import { compareVersions } from "./compare-versions";
import { createBenchmark } from "./create-benchmark";
import { getBenchmark } from "./get-benchmark";
import { listCases } from "./list-cases";
import { setUpBenchmark } from "./set-up-benchmark";

const ask = (content: string) => [{ role: "user" as const, content }];
const casesOf = (caller: Parameters<typeof listCases>[0], id: string) => listCases(caller, id, listCasesInput.parse({ limit: 200 }));
const few = { count: 6, ratios: { train: 0.5, validation: 0, test: 0.5 } };
const byHand = { from: "cases" as const, name: "Hard ones", cases: [{ prompt: ask("One?"), target: "1" }, { prompt: ask("Two?") }] };

describe("setting up", () => {
  test("by hand, with a case that nobody has answered yet", async () => {
    const caller = await createCaller();
    const benchmark = await setUpBenchmark(caller, byHand);
    expect(benchmark).toMatchObject({ name: "Hard ones", version: 1, number: 1, caseCount: 2, datasetVersionId: null });
    expect((await casesOf(caller, benchmark.id)).items).toMatchObject([{ target: "1", candidate: null }, { target: "" }]);
  });

  test.each([
    [{ ...byHand, cases: [] }, /at least one case/],
    [{ ...byHand, cases: [{ prompt: [{ role: "assistant" as const, content: "Hi" }] }] }, /ends with a question/],
    [{ ...byHand, cases: [{ prompt: ask("  ") }] }, /not empty/],
  ])("%# is refused in words", async (input, words) => {
    await expect(setUpBenchmark(await createCaller(), input)).rejects.toThrow(words);
  });

  test("from a dataset: every example that nobody rejected is a case, and what a model learned of it is told", async () => {
    const caller = await createCaller();
    const version = await createFrozenVersion(caller, few);
    const benchmark = await setUpBenchmark(caller, { from: "dataset", datasetId: version.datasetId });
    expect(benchmark).toMatchObject({ name: "Customer messages", caseCount: 6, datasetVersionId: null });
    await checkLeaks({ versionId: version.id });
    const leaks = (await readLeakSummaries([version.id])).get(version.id);
    expect(leaks?.benchmarks).toMatchObject([{ benchmarkId: benchmark.id, caseCount: 6, exact: version.trainCount }]);
  });

  test("of another project's data is not found", async () => {
    const theirs = await createFrozenVersion(await createCaller(), few);
    const caller = await createCaller();
    for (const input of [
      { from: "version" as const, datasetVersionId: theirs.id },
      { from: "dataset" as const, datasetId: theirs.datasetId },
    ])
      await expect(setUpBenchmark(caller, input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a change is a new version", () => {
  test("with cases added, rewritten and removed; the old one stays as it was", async () => {
    const caller = await createCaller();
    const first = await setUpBenchmark(caller, byHand);
    const [one, two] = (await casesOf(caller, first.id)).items;
    const second = await changeBenchmark(caller, first.id, {
      note: "Two got its answer",
      removed: [one?.id ?? ""],
      changed: [{ id: two?.id ?? "", target: "2", tags: ["sums"] }],
      added: [{ prompt: ask("Three?"), target: "3" }],
    });
    expect(second).toMatchObject({ seriesId: first.seriesId, version: 2, number: 2, caseCount: 2, note: "Two got its answer" });
    expect((await casesOf(caller, second.id)).items).toMatchObject([
      { position: 1, target: "2", tags: ["sums"] },
      { position: 2, target: "3" },
    ]);
    expect((await casesOf(caller, first.id)).items).toMatchObject([{ target: "1" }, { target: "", tags: [] }]);
    expect(await compareVersions(caller, second.id)).toMatchObject({
      previous: { version: 1 },
      addedCount: 1,
      removedCount: 1,
      changedCount: 1,
      changed: [{ before: { target: "" }, after: { target: "2" } }],
      gradersChanged: [],
    });
    expect(await compareVersions(caller, first.id)).toMatchObject({ previous: null });
  });

  test("of graders alone keeps the tie to the test split, and the next run is measured on it", async () => {
    const { caller, version, benchmarkId } = await createEvaluationWorld({ count: 8, ratios: { train: 0.5, validation: 0, test: 0.5 } });
    const second = await changeBenchmark(caller, benchmarkId, { graders: [{ key: "exact", kind: "exact", ignoreCase: true }] });
    expect(second.datasetVersionId).toBe(version.id);
    expect(await createBenchmark(version.id)).toEqual({ id: second.id });
    expect(await compareVersions(caller, second.id)).toMatchObject({ gradersChanged: ["exact"], addedCount: 0, removedCount: 0 });
    await changeBenchmark(caller, second.id, { added: [{ prompt: ask("More?"), target: "x" }] });
    expect(await createBenchmark(version.id)).toEqual({ id: second.id });
  });

  test("of a version that is no longer the newest is a conflict; so is the second of two at once", async () => {
    const caller = await createCaller();
    const { id } = await setUpBenchmark(caller, byHand);
    const change = () => changeBenchmark(caller, id, { name: "Other" });
    const [first, second] = await Promise.allSettled([change(), change()]);
    expect([first?.status, second?.status].sort()).toEqual(["fulfilled", "rejected"]);
    await expect(change()).rejects.toThrow("Somebody made version 2 meanwhile");
  });

  test("to nothing, of nothing, of a stranger's or of a case that is not there is refused", async () => {
    const caller = await createCaller();
    const { id } = await setUpBenchmark(caller, byHand);
    const ids = (await casesOf(caller, id)).items.map((item) => item.id);
    await expect(changeBenchmark(caller, id, {})).rejects.toThrow("Nothing is different");
    await expect(changeBenchmark(caller, id, { removed: ids })).rejects.toThrow("No case would be left");
    await expect(changeBenchmark(caller, id, { changed: [{ id: "gone", target: "x" }] })).rejects.toMatchObject({ code: "not_found" });
    await expect(changeBenchmark(await createCaller(), id, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    expect(await db.benchmark.count({ where: { projectId: caller.projectId } })).toBe(1);
  });
});

test("what a model was asked on one version is not asked again on the next, and the next split inherits the graders", async () => {
  const { caller, version, benchmarkId, register, evaluate } = await createEvaluationWorld({
    count: 8,
    ratios: { train: 0.5, validation: 0, test: 0.5 },
  });
  const attempt = { isLast: false, signal: new AbortController().signal };
  const model = await register("ft:a");
  chatTrainer.reply = () => "Red";
  const first = await evaluate(model);
  await runEvaluation({ evaluationId: first.id }, attempt);
  chatTrainer.asked = [];
  const graders = [{ key: "exact", kind: "exact" as const, ignoreCase: true }];
  const next = await changeBenchmark(caller, benchmarkId, { graders, added: [{ prompt: ask("New?"), target: "red" }] });
  const second = await createEvaluation(caller, { modelVersionId: model.id, benchmarkId: next.id });
  await runEvaluation({ evaluationId: second.id }, attempt);
  expect(chatTrainer.asked.map(({ messages }) => messages.at(-1)?.content)).toEqual(["New?"]);
  const [before, after] = await Promise.all([getEvaluation(caller, first.id), getEvaluation(caller, second.id)]);
  expect(before.scores?.exact?.value).toBe(0);
  expect(after.scores?.exact?.value).toBeGreaterThan(0);
  const again = await freezeVersion(caller, version.datasetId, { seed: 7, ratios: few.ratios, include: "unrejected" });
  const split = await createBenchmark(again.id);
  expect(await getBenchmark(caller, split?.id ?? "")).toMatchObject({ seriesId: next.seriesId, version: 3, graders });
});

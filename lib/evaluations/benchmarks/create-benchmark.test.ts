import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { measureClassicReference } from "../measure-classic-reference";
import { createBenchmark } from "./create-benchmark";
import { listBenchmarks } from "./list-benchmarks";

test("the cases are the test split in order, asked without the answer", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const benchmark = await createBenchmark(version.id);
  const cases = await db.benchmarkCase.findMany({ where: { benchmarkId: benchmark?.id }, orderBy: { position: "asc" } });
  const rows: unknown[] = [];
  for await (const { revisionId, messages } of readVersionRows(version.id, "test"))
    rows.push({ position: rows.length + 1, revisionId, prompt: messages.slice(0, -1), target: messages.at(-1)?.content });
  expect(cases).toHaveLength(version.testCount);
  expect(cases).toMatchObject(rows);
  expect(await listBenchmarks(caller)).toMatchObject([
    { number: 1, name: "Customer messages, version 1", caseCount: version.testCount, graders: [{ kind: "exact" }] },
  ]);
});

test("one benchmark for each version, however many ask at once", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const made = await Promise.all([1, 2, 3].map(() => createBenchmark(version.id)));
  expect(new Set(made.map((benchmark) => benchmark?.id)).size).toBe(1);
  expect(await db.benchmarkCase.count({ where: { benchmarkId: made[0]?.id } })).toBe(version.testCount);
});

test("JSON answers are graded field by field too", async () => {
  const caller = await createCaller();
  await createBenchmark((await createFrozenVersion(caller, { write: (index) => ({ prompt: `${index}`, answer: `{"n":${index}}` }) })).id);
  expect((await listBenchmarks(caller))[0]?.graders.map(({ key }) => key)).toEqual(["exact", "json_fields"]);
});

test("a version without test examples has no benchmark", async () => {
  const version = await createFrozenVersion(await createCaller(), { ratios: { train: 1, validation: 0, test: 0 } });
  expect(await createBenchmark(version.id)).toBeNull();
});

test("counting words is measured where answers are labels, and nowhere else", async () => {
  const caller = await createCaller();
  const labels = await createBenchmark((await createFrozenVersion(caller)).id);
  const letters = await createBenchmark(
    (
      await createFrozenVersion(await createCaller(), {
        write: (index) => ({ prompt: `Write back to ${index}`, answer: `Dear customer ${index}` }),
      })
    ).id,
  );
  for (const benchmark of [labels, letters]) await measureClassicReference(benchmark?.id ?? "");
  const read = async (id = "") => (await db.benchmark.findUnique({ where: { id } }))?.classicReference;
  expect(await read(labels?.id)).toMatchObject({ score: { value: 1 }, note: expect.stringContaining("Naive Bayes") });
  expect(await read(letters?.id)).toBeNull();
});

import "@/lib/testing/clone-database";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld, measureBoth } from "@/lib/testing/measured-world";
import { listCases } from "../benchmarks/list-cases";
import { listCasesInput } from "../schemas";
import { listFailures } from "./list-failures";

const about = ["refund", "delivery", "warranty"];
let world: MeasuredWorld;
let both: Awaited<ReturnType<typeof measureBoth>>;

/** Thirty questions about three things. The candidate is wrong about all refunds and deliveries; the baseline about the deliveries alone. */
beforeAll(async () => {
  world = await createMeasuredWorld({ count: 30 });
  const cases = await db.benchmarkCase.findMany({ where: { benchmarkId: world.benchmark.id }, orderBy: { position: "asc" } });
  for (const [index, { id }] of cases.entries())
    await db.benchmarkCase.update({ where: { id }, data: { prompt: [{ role: "user", content: `${index}: my ${about[index % 3]}?` }] } });
  both = await measureBoth(
    world,
    (index) => (index % 3 === 1 ? 0 : 1),
    (index) => (index % 3 === 2 ? 1 : 0),
  );
});

test("wrong answers are grouped by what they are about, and a group narrows the list of cases", async () => {
  const { candidateId } = both;
  const found = await listFailures(both.caller, { candidateId });
  expect(found).toMatchObject({ caseCount: 20, isCut: false });
  expect(found.clusters.map(({ key, caseCount }) => [key, caseCount])).toEqual([
    ["delivery", 10],
    ["refund", 10],
  ]);
  const list = (input: object) => listCases(both.caller, world.benchmark.id, listCasesInput.parse({ candidateId, ...input }));
  const { items, total } = await list({ show: "wrong", group: "refund" });
  expect(total).toBe(10);
  expect(items.every(({ prompt }) => prompt[0]?.content.includes("refund"))).toBe(true);
  await expect(list({ show: "wrong", group: "weather" })).rejects.toThrow("other groups");
  await expect(list({ show: "all", group: "refund" })).rejects.toThrow("Only wrong answers");
});

test("of two evaluations, those that got worse and those that both got wrong are looked at by themselves", async () => {
  const { caseCount } = await listFailures(both.caller, { ...both, show: "broken" });
  expect(caseCount).toBe(10);
  expect(await listFailures(both.caller, { ...both, show: "both_wrong" })).toMatchObject({ caseCount: 10 });
  await expect(listFailures(both.caller, { candidateId: both.candidateId, show: "broken" })).rejects.toThrow("without something");
});

test("a stranger finds none", async () => {
  await expect(listFailures(await createCaller(), both)).rejects.toMatchObject({ code: "not_found" });
});

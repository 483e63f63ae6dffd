import "@/lib/testing/clone-database";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld, measureBoth } from "@/lib/testing/measured-world";
import { listCases } from "../benchmarks/list-cases";
import { listCasesInput } from "../schemas";
import { listSlices } from "./list-slices";

let world: MeasuredWorld;
let both: Awaited<ReturnType<typeof measureBoth>>;

/** Sixty cases about billing, forty about moving, eight of them about both, and two about neither; one is not graded. */
beforeAll(async () => {
  world = await createMeasuredWorld({
    count: 94,
    tagsOf: (index) => [...(index < 60 ? ["billing"] : []), ...(index >= 52 && index < 92 ? ["moving"] : [])],
  });
  both = await measureBoth(
    world,
    (index) => (index % 4 === 0 ? 1 : 0),
    (index) => (index === 5 ? null : index < 60 ? 1 : 0),
  );
});

test("by tag, each side on the same cases, most first", async () => {
  const { slices, sentence, leftOutCount } = await listSlices(both.caller, both);
  expect(slices).toMatchObject([
    { tag: "billing", caseCount: 59, outcome: "better", candidate: { value: 1 }, baseline: { n: 59 } },
    { tag: "moving", caseCount: 40 },
  ]);
  expect(leftOutCount).toBe(0);
  expect(sentence).toContain("Surely better in 1 tag");
  const [billing] = slices;
  expect(billing?.difference?.value).toBeCloseTo((billing?.candidate.value ?? 0) - (billing?.baseline?.value ?? 0), 12);
});

test("of one evaluation there is a score for each tag and no verdict", async () => {
  const { slices, sentence } = await listSlices(both.caller, { candidateId: both.candidateId });
  expect(slices.map(({ tag, caseCount, outcome }) => ({ tag, caseCount, outcome }))).toEqual([
    { tag: "billing", caseCount: 59, outcome: null },
    { tag: "moving", caseCount: 40, outcome: null },
  ]);
  expect(sentence).toBe("");
});

test("a tag narrows the cases, together with what changed", async () => {
  const list = (input: object) =>
    listCases(
      both.caller,
      world.benchmark.id,
      listCasesInput.parse({ baselineId: both.baselineId, candidateId: both.candidateId, ...input }),
    );
  expect((await list({ tag: "moving" })).total).toBe(40);
  expect((await list({ tag: "moving", show: "broken" })).total).toBe(8);
  expect((await list({ show: "both_wrong" })).total).toBe(25);
  expect((await list({ tag: "no such tag" })).total).toBe(0);
  await expect(list({ baselineId: undefined, show: "both_wrong" })).rejects.toThrow("wrong on both sides");
});

test("a stranger, other cases and another grader are refused", async () => {
  await expect(listSlices(await createCaller(), both)).rejects.toMatchObject({ code: "not_found" });
  await expect(listSlices(both.caller, { ...both, grader: "taste" })).rejects.toThrow("no grader “taste”");
});

test("answers that one grader likes and another does not are found", async () => {
  const { candidateId } = both;
  const [disputed] = await db.evaluationResult.findMany({ where: { evaluationId: candidateId, score: 1 }, take: 1 });
  const scores = { exact: { score: 1, reason: "" }, json: { score: 0.4, reason: "Half of it." } };
  await db.evaluationResult.update({
    where: { evaluationId_caseId: { evaluationId: candidateId, caseId: disputed?.caseId ?? "" } },
    data: { scores },
  });
  const { items } = await listCases(both.caller, world.benchmark.id, listCasesInput.parse({ candidateId, show: "disputed" }));
  expect(items.map(({ id }) => id)).toEqual([disputed?.caseId]);
});

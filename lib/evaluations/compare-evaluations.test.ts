import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { beforeAll, describe, expect, test } from "vitest";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { createCaller } from "@/lib/testing/factories";
import { listCases } from "./benchmarks/list-cases";
import { compareEvaluations, comparePair } from "./compare-evaluations";
import { getEvaluation } from "./get-evaluation";
import { getOverview } from "./get-overview";
import { measureClassicReference } from "./measure-classic-reference";
import { runEvaluation } from "./run-evaluation";
import { listCasesInput } from "./schemas";

const { signal } = new AbortController();
const colours = ["red", "green", "blue"];

/** Every answer a JSON object; the baseline gets the colour wrong in all but every tenth order. */
async function createComparedWorld() {
  const write = (index: number) => ({
    prompt: `${index}: a ${colours[index % 3]} box`,
    answer: JSON.stringify({ colour: colours[index % 3], thing: "box" }),
  });
  const world = await createEvaluationWorld({ count: 60, ratios: { train: 0.3, validation: 0, test: 0.7 }, write });
  const baseline = await world.evaluate(await world.register("hone-tiny", "baseline"));
  const candidate = await world.evaluate(await world.register("ft:a"));
  chatTrainer.reply = ({ model, messages }) => {
    const [, index = "", colour] = messages.at(-1)?.content.match(/^(\d+): a (\w+)/) ?? [];
    const isWrong = model === "hone-tiny" ? !index.endsWith("0") : index.endsWith("0");
    return JSON.stringify({ colour: isWrong ? "mauve" : colour, thing: "box" });
  };
  for (const { id: evaluationId } of [baseline, candidate]) await runEvaluation({ evaluationId }, { isLast: false, signal });
  return { ...world, baselineId: baseline.id, candidateId: candidate.id, caseCount: candidate.caseCount };
}

const small = { count: 8, ratios: { train: 0.5, validation: 0, test: 0.5 } };
let world: World;
beforeAll(async () => {
  world = await createComparedWorld();
});

type World = Awaited<ReturnType<typeof createComparedWorld>>;
const cases = ({ caller, benchmarkId, baselineId, candidateId }: World, input: object) =>
  listCases(caller, benchmarkId, listCasesInput.parse({ baselineId, candidateId, ...input }));

describe("comparing", () => {
  test("counts case by case and says it in words", async () => {
    const comparison = await compareEvaluations(world.caller, world);
    const { onlyBaseline, onlyCandidate, bothRight, bothWrong, difference, verdict } = comparison;
    expect(onlyBaseline + onlyCandidate).toBe(world.caseCount);
    expect([bothRight, bothWrong]).toEqual([0, 0]);
    expect(difference.value).toBeCloseTo((onlyCandidate - onlyBaseline) / world.caseCount, 9);
    expect(comparison.pValue).toBeLessThan(0.001);
    expect(verdict.sentence).toMatch(/^v1 is better than prompting: \+\d\d points, 95% interval \+\d\d to \+\d\d, \d\d cases\.$/);
    const other = await compareEvaluations(world.caller, { baselineId: world.candidateId, candidateId: world.baselineId });
    expect(other.verdict.outcome).toBe("worse");
    expect(other.difference.value).toBeCloseTo(-difference.value, 9);
  });

  test("field by field there is no McNemar, but an interval", async () => {
    const byField = await compareEvaluations(world.caller, { ...world, grader: "json_fields" });
    const whole = await compareEvaluations(world.caller, world);
    expect(byField.pValue).toBeNull();
    expect(byField.difference.value).toBeCloseTo(whole.difference.value / 2, 9);
    expect(byField.candidate.scores?.json_fields?.value).toBeGreaterThan(0.9);
    expect(byField.difference.ci95[0]).toBeLessThan(byField.difference.value);
    await expect(compareEvaluations(world.caller, { ...world, grader: "taste" })).rejects.toThrow("Choose one of: exact, json_fields.");
  });

  test("other cases, unfinished work, itself and a stranger are refused", async () => {
    const other = await createEvaluationWorld(small);
    const foreign = await other.evaluate(await other.register("ft:a"));
    const unfinished = await world.evaluate(await world.register("ft:b"));
    const stranger = await createCaller();
    const refusals = [
      () => compareEvaluations(world.caller, { ...world, candidateId: unfinished.id }),
      () => compareEvaluations(world.caller, { ...world, candidateId: world.baselineId }),
      () => compareEvaluations(stranger, world),
      () => compareEvaluations(world.caller, { ...world, candidateId: foreign.id }),
    ];
    const codes = ["conflict", "invalid", "not_found", "not_found"];
    for (const [index, refusal] of refusals.entries()) await expect(refusal()).rejects.toMatchObject({ code: codes[index] });
  });
});

test("models on different cases are not compared", async () => {
  const [baseline, candidate] = [await getEvaluation(world.caller, world.baselineId), await getEvaluation(world.caller, world.candidateId)];
  const elsewhere = { ...candidate, benchmark: { ...candidate.benchmark, id: "another", name: "Letters, version 2" } };
  await expect(comparePair(baseline, elsewhere)).rejects.toThrow(
    "used different cases: “Customer messages, version 1” and “Letters, version 2”",
  );
});

describe("cases", () => {
  test("are paged in order, each once", async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof listCases>> = await cases(world, { limit: 17, cursor });
      expect(page.total).toBe(world.caseCount);
      seen.push(...page.items.map(({ position }) => position));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: world.caseCount }, (_, index) => index + 1));
  });

  test("fixed, broken and wrong are what the comparison counts", async () => {
    const { onlyBaseline, onlyCandidate } = await compareEvaluations(world.caller, world);
    const [fixed, broken, wrong] = [
      await cases(world, { show: "fixed" }),
      await cases(world, { show: "broken" }),
      await cases(world, { show: "wrong" }),
    ];
    expect([fixed.total, broken.total, wrong.total]).toEqual([onlyCandidate, onlyBaseline, onlyBaseline]);
    const [first] = broken.items;
    expect(first?.candidate?.scores.exact).toMatchObject({ score: 0, reason: expect.stringContaining("mauve") });
    expect(first?.baseline?.scores.exact?.score).toBe(1);
    expect(first?.prompt).toHaveLength(1);
    await expect(cases(world, { show: "fixed", baselineId: undefined })).rejects.toThrow("Choose a second evaluation");
    expect((await cases(world, { baselineId: undefined, show: "wrong" })).items[0]?.baseline).toBeNull();
  });

  test("of a stranger are not found", async () => {
    await expect(cases({ ...world, caller: await createCaller() }, {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the overview", () => {
  test("of an empty project says so", async () => {
    expect(await getOverview(await createCaller())).toMatchObject({
      exampleCount: 0,
      benchmark: null,
      versions: [],
      baseline: null,
      comparison: null,
      lastRun: null,
    });
  });

  test("shows the newest benchmark, its versions, what they beat and what counting words reaches", async () => {
    await measureClassicReference(world.benchmarkId);
    const overview = await getOverview(world.caller);
    expect(overview).toMatchObject({
      exampleCount: 60,
      latestVersion: { number: 1, testCount: world.caseCount },
      benchmark: { id: world.benchmarkId },
      versions: [{ evaluationId: world.candidateId, modelVersion: { name: "v1" } }],
      baseline: { evaluationId: world.baselineId },
      comparison: { verdict: { outcome: "better" } },
    });
    expect(overview.classicReference?.score).toMatchObject({ value: 1, n: world.caseCount });
    expect(overview.classicReference?.note).toContain("colour 100%, thing 100%");
    await world.evaluate(await world.register("ft:c"));
    expect((await getOverview(world.caller)).activeEvaluation).toMatchObject({ doneCount: 0, caseCount: world.caseCount });
  });
});

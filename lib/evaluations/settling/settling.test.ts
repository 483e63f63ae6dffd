import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld } from "@/lib/testing/measured-world";
import { askedOrder } from "../asked-order";
import { continueEvaluation } from "../ceilings/continue-evaluation";
import { compareEvaluations } from "../compare-evaluations";
import { createEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { getReport } from "../reports/get-report";
import { runEvaluation } from "../run-evaluation";

const signal = new AbortController().signal;
const run = (evaluationId: string) => runEvaluation({ evaluationId }, { isLast: true, signal });
const numberOf = ({ messages }: { messages: { content: string }[] }) => Number(messages.at(-1)?.content.match(/\d+/)?.[0]);
const right = (asked: { messages: { content: string }[] }) => `Answer ${numberOf(asked)}`;
/** The most that is asked at once of a model on this machine. */
const onTheirWay = 16;

/** A baseline that is wrong everywhere, and a model that nobody has asked yet. */
async function world(count = 200, sourceOf?: (index: number) => string) {
  const { caller, benchmark, register, measure } = await createMeasuredWorld({ count, ...(sourceOf ? { sourceOf } : {}) });
  const baselineId = await measure((await register("hone-tiny", "baseline")).id, () => 0);
  const start = async (name: string, settle: object = {}, limits: object = {}) => {
    const pair = { modelVersionId: (await register(name)).id, benchmarkId: benchmark.id };
    return createEvaluation(caller, { ...pair, ...limits, settle: { againstId: baselineId, among: 1, ...settle } });
  };
  const compare = (candidateId: string) => compareEvaluations(caller, { baselineId, candidateId });
  return { caller, benchmarkId: benchmark.id, baselineId, register, measure, start, compare };
}

/** What is asked, in the order of asking, which is another one for every benchmark. */
async function questionsInOrder(evaluationId: string): Promise<string[]> {
  const cases = await db.$queryRaw<{ asked: string }[]>`
    select c.prompt -> 0 ->> 'content' as asked from "BenchmarkCase" c join "Evaluation" e on e."benchmarkId" = c."benchmarkId"
    where e.id = ${evaluationId} order by ${askedOrder}`;
  return cases.map(({ asked }) => asked);
}

/** Answers right, and to cases beyond the first of their order only once those are stored: else one slow answer could hold up the look at all. */
async function answerInOrder(evaluationId: string, first: number) {
  const early = new Set((await questionsInOrder(evaluationId)).slice(0, first));
  const areStored = async () => (await db.evaluation.findUniqueOrThrow({ where: { id: evaluationId } })).doneCount >= first;
  chatTrainer.reply = async (asked) => {
    if (!early.has(asked.messages.at(-1)?.content ?? "")) await expect.poll(areStored).toBe(true);
    return right(asked);
  };
}

/** Under a ceiling, however high, every answer is stored at once. */
const storedAtOnce = { ceilingTokens: 1_000_000 };

describe("an evaluation that may stop early", () => {
  test("stops once it is sure, says so, and the verdict counts the cases that were looked at", async () => {
    const { caller, baselineId, start, compare } = await world();
    const { id } = await start("ft:a", {}, storedAtOnce);
    await answerInOrder(id, 40);
    await run(id);
    const stopped = await getEvaluation(caller, id);
    expect(stopped).toMatchObject({ status: "stopped", stopReason: "settled", settledCount: 30 });
    expect(stopped.doneCount).toBeGreaterThanOrEqual(30);
    expect(chatTrainer.asked.length).toBeLessThanOrEqual(40 + onTheirWay);
    const comparison = await compare(id);
    expect(comparison).toMatchObject({ isSequential: true, answeredCount: 30, onlyCandidate: 30, difference: { value: 1, n: 30 } });
    // The closed form: 1 / (31 · m^30) = 20 for a share m of cases that are better.
    expect(comparison.difference.ci95[0]).toBeCloseTo(2 * (1 / 620) ** (1 / 30) - 1, 2);
    expect(comparison.verdict).toMatchObject({ outcome: "better", sentence: expect.stringContaining("30 cases.") });
    expect(comparison.verdict.detail).toContain("Settled after 30 of 200 cases. The interval is valid however often it was looked at.");
    // What is said of the other way round is the same.
    const turned = await compareEvaluations(caller, { baselineId: id, candidateId: baselineId });
    expect(turned).toMatchObject({ answeredCount: 30, verdict: { outcome: "worse" } });
    const { models } = await getReport(caller, { baselineId, candidateId: id });
    expect(models.find(({ role }) => role === "candidate")).toMatchObject({ outcome: "better", againstBaseline: comparison.difference });

    chatTrainer.asked = [];
    await continueEvaluation(caller, id, { ceilingUsd: null, ceilingTokens: null });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: 200, stopReason: null });
    expect(chatTrainer.asked).toHaveLength(200 - stopped.doneCount);
    expect(await compare(id)).toMatchObject({ isSequential: true, answeredCount: 200 });
  });

  test("comes to its last case where there is no difference, and its interval is the wider one", async () => {
    const { caller, baselineId, register, measure, start, compare } = await world(60);
    chatTrainer.reply = (asked) => (numberOf(asked) % 20 === 0 ? right(asked) : "No.");
    const { id } = await start("ft:a");
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: 60, settledCount: null });
    const looked = await compare(id);
    expect(looked).toMatchObject({ isSequential: true, verdict: { outcome: "cannot_tell" } });
    expect(looked.verdict.detail).toContain("valid however often it was looked at");
    const unseen = await measure((await register("ft:b")).id, (index) => (index % 20 === 0 ? 1 : 0));
    const plain = await compareEvaluations(caller, { baselineId, candidateId: unseen });
    expect(plain).toMatchObject({ isSequential: false, difference: { value: looked.difference.value } });
    const width = ([low, high]: [number, number]) => high - low;
    expect(width(looked.difference.ci95)).toBeGreaterThan(width(plain.difference.ci95));
  });

  test("counts a source once, and whole", async () => {
    const { caller, start, compare } = await world(200, (index) => `Customer ${Math.floor(index / 10)}`);
    const { id } = await start("ft:a", {}, storedAtOnce);
    await answerInOrder(id, 100);
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ stopReason: "settled", settledCount: 100 });
    expect(await compare(id)).toMatchObject({ sourceCount: 10, difference: { n: 100 } });
  });

  test("needs more where several models are held against the baseline, and says so", async () => {
    const { caller, start, compare } = await world();
    const [one, of20] = [await start("ft:a"), await start("ft:b", { among: 20 })];
    // Every fifth of the order: were they drawn, enough of them could stand so early that the first look settles both.
    const known = new Set((await questionsInOrder(one.id)).filter((_, index) => index % 5 === 4));
    chatTrainer.reply = (asked) => (known.has(asked.messages.at(-1)?.content ?? "") ? right(asked) : "No.");
    for (const { id } of [one, of20]) await run(id);
    const counts = [(await getEvaluation(caller, one.id)).settledCount, (await getEvaluation(caller, of20.id)).settledCount];
    expect(counts[1]).toBeGreaterThan(counts[0] ?? Number.POSITIVE_INFINITY);
    expect((await compare(of20.id)).verdict.detail).toContain("and for all 20 models that are held against it together");
  });

  test("looks at what was stored before its worker was killed, and asks nothing more where that settled it", async () => {
    const { caller, benchmarkId, start } = await world();
    const { id } = await start("ft:a");
    const cases = await db.$queryRaw<{ id: string }[]>`
      select c.id from "BenchmarkCase" c where c."benchmarkId" = ${benchmarkId} order by ${askedOrder} limit 40`;
    const scores = { exact: { score: 1, reason: "" } };
    const answer = { evaluationId: id, answer: "", scores, score: 1, latencyMs: 1, promptTokens: 1, completionTokens: 1 };
    await db.evaluationResult.createMany({ data: cases.map(({ id: caseId }) => ({ ...answer, caseId })) });
    await db.evaluation.update({ where: { id }, data: { status: "running", doneCount: 40 } });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ stopReason: "settled", settledCount: 30, doneCount: 40 });
    expect(chatTrainer.asked).toEqual([]);
  });
});

test("what it cannot be held against is refused in words, and nothing starts", async () => {
  const { caller, benchmarkId, baselineId, register, start } = await world(40);
  const other = await world(40);
  const model = await register("ft:a");
  const attempt = (againstId: string, modelVersionId = model.id) =>
    createEvaluation(caller, { modelVersionId, benchmarkId, settle: { againstId, among: 1 } });
  await expect(attempt(other.baselineId)).rejects.toMatchObject({ code: "not_found" });
  const { modelVersion } = await getEvaluation(caller, baselineId);
  await expect(attempt(baselineId, modelVersion.id)).rejects.toThrow("cannot be held against itself");
  const waiting = await start("ft:b");
  await expect(attempt(waiting.id)).rejects.toThrow("has no answers yet");
  expect(await db.evaluation.count({ where: { modelVersionId: model.id } })).toBe(0);
  await expect(compareEvaluations(await createCaller(), { baselineId, candidateId: waiting.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

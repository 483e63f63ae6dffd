import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createMeasuredWorld } from "@/lib/testing/measured-world";
import { listCases } from "../benchmarks/list-cases";
import { continueEvaluation } from "../ceilings/continue-evaluation";
import { estimateEvaluation } from "../ceilings/estimate-evaluation";
import { compareEvaluations } from "../compare-evaluations";
import { createEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { startRegrade } from "../regrades/start-regrade";
import { runEvaluation } from "../run-evaluation";
import { createEvaluationInput, listCasesInput } from "../schemas";
import { consistencyWords } from "./consistency-words";

const signal = new AbortController().signal;
const run = (evaluationId: string) => runEvaluation({ evaluationId }, { isLast: true, signal });
const numberOf = ({ messages }: { messages: { content: string }[] }) => Number(messages.at(-1)?.content.match(/\d+/)?.[0]);
const right = (asked: { messages: { content: string }[] }) => `Answer ${numberOf(asked)}`;

async function world(count = 60) {
  const { caller, benchmark, register, measure } = await createMeasuredWorld({ count });
  const pair = { modelVersionId: (await register("ft:a")).id, benchmarkId: benchmark.id };
  return { caller, pair, register, measure };
}

/** Right the first time it is asked something; on every third case wrong from then on. */
function changeItsMind() {
  const asked = new Map<number, number>();
  chatTrainer.reply = (question) => {
    const number = numberOf(question);
    const times = (asked.get(number) ?? 0) + 1;
    asked.set(number, times);
    return times > 1 && number % 3 === 0 ? "No." : right(question);
  };
}

describe("several answers to every case", () => {
  test("are one case with their mean, are paid for each, and say how consistent the model is", async () => {
    const { caller, pair, register, measure } = await world();
    changeItsMind();
    const { id } = await createEvaluation(caller, { ...pair, repeats: 4 });
    await run(id);
    const evaluation = await getEvaluation(caller, id);
    // 40 cases are right four times, 20 once.
    expect(evaluation).toMatchObject({ status: "succeeded", doneCount: 60, repeats: 4, spentTokens: 2_400 });
    expect(evaluation.scores?.exact).toMatchObject({ n: 60, value: expect.closeTo(0.75, 9) });
    expect(chatTrainer.asked).toHaveLength(240);
    expect(evaluation.consistency).toMatchObject({ repeats: 4, sameScore: { value: expect.closeTo(2 / 3, 9), n: 60 } });
    // Mean squares of the analysis of variance: between 4 · 40 · 20 / 60 · 0.5625 / 59, within 20 · 0.75 / 180.
    const [between, within] = [((4 * 40 * 20) / 60) * (0.5625 / 59), (20 * 0.75) / 180];
    expect(evaluation.consistency?.withinShare?.value).toBeCloseTo(within / (within + (between - within) / 4), 9);
    expect(consistencyWords(evaluation)).toContain("scored the same in all 4 answers to 67% of the cases (95% interval 54 to 77)");

    const baselineId = await measure((await register("hone-tiny", "baseline")).id, () => 0);
    const comparison = await compareEvaluations(caller, { baselineId, candidateId: id });
    expect(comparison).toMatchObject({ onlyCandidate: 40, difference: { n: 60, value: expect.closeTo(0.75, 9) } });
    const { items } = await listCases(caller, pair.benchmarkId, listCasesInput.parse({ candidateId: id }));
    const mixed = items.find(({ prompt }) => prompt.at(-1)?.content === "Question 3?")?.candidate;
    expect(mixed).toMatchObject({ answer: "Answer 3", scores: { exact: { score: 0.25, reason: "Mean of 4 answers: 1, 0, 0, 0." } } });
    expect(mixed?.repeats.map(({ answer }) => answer)).toEqual(["Answer 3", "No.", "No.", "No."]);
    await expect(startRegrade(caller, id)).rejects.toThrow("cannot be graded again yet");
  });

  test("never make anybody surer than the same answers once", async () => {
    const { caller, pair, register, measure } = await world();
    chatTrainer.reply = (question) => (numberOf(question) % 2 ? right(question) : "No.");
    const { id } = await createEvaluation(caller, { ...pair, repeats: 5 });
    await run(id);
    const once = await measure((await register("ft:b")).id, (index) => index % 2);
    expect((await getEvaluation(caller, id)).scores).toEqual((await getEvaluation(caller, once)).scores);
    expect((await getEvaluation(caller, id)).consistency).toMatchObject({ sameScore: { value: 1 }, withinShare: { value: 0 } });
  });

  test("are asked for later without asking again what is there, and survive a stop between", async () => {
    const { caller, pair } = await world();
    changeItsMind();
    const { id } = await createEvaluation(caller, pair);
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ repeats: 1, consistency: null, scores: { exact: { value: 1 } } });
    const answerIds = () =>
      db.evaluationResult.findMany({ where: { evaluationId: id }, select: { answerId: true }, orderBy: { caseId: "asc" } });
    const before = await answerIds();
    expect(await estimateEvaluation(caller, { ...pair, repeats: 3 })).toMatchObject({
      answerCount: 120,
      knownCount: 0,
      tokens: [1_020, 1_500],
    });

    chatTrainer.asked = [];
    const raised = await createEvaluation(caller, { ...pair, repeats: 3, ceilingTokens: 600 + 40 * 10 });
    expect(raised).toMatchObject({ id, status: "queued", doneCount: 0, scores: null });
    await expect(createEvaluation(caller, { ...pair, repeats: 9 })).rejects.toThrow("Ask for more once it is done.");
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", stopReason: "token_ceiling" });
    await continueEvaluation(caller, id, { ceilingUsd: null, ceilingTokens: null });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: 60, repeats: 3, spentTokens: 1_800 });
    expect(chatTrainer.asked).toHaveLength(120);
    expect(await answerIds()).toEqual(before);
    expect(await db.repeatedAnswer.count({ where: { evaluationId: id } })).toBe(180);
    expect((await createEvaluation(caller, { ...pair, repeats: 2 })).repeats).toBe(3);
  });

  test("that a busy trainer takes back are asked for once more, and those before them are kept", async () => {
    const { caller, pair } = await world(10);
    let asked = 0;
    chatTrainer.reply = (question) => (++asked % 4 === 0 ? { status: 429, message: "Slow down.", retryAfter: "0" } : right(question));
    const { id } = await createEvaluation(caller, { ...pair, repeats: 3 });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", doneCount: 10, spentTokens: 300 });
    expect(asked).toBe(30 + Math.floor(asked / 4));
  });
});

test.each([0, 11, 1.5])("%s answers to a case are refused", (repeats) => {
  expect(createEvaluationInput.safeParse({ modelVersionId: "m", benchmarkId: "b", repeats }).success).toBe(false);
});

import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { afterAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { bundleWorker } from "@/lib/testing/bundle-worker";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld } from "@/lib/testing/measured-world";
import { type StartedProcess, startProcess } from "@/lib/testing/start-process";
import { sealCredentials } from "@/lib/trainers/seal-credentials";
import { compareEvaluations } from "../compare-evaluations";
import { createEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { runEvaluation } from "../run-evaluation";
import { continueEvaluation } from "./continue-evaluation";
import { estimateEvaluation } from "./estimate-evaluation";

const signal = new AbortController().signal;
const run = (evaluationId: string) => runEvaluation({ evaluationId }, { isLast: true, signal });
const lastQuestion = ({ messages }: { messages: { content: string }[] }) => messages.at(-1)?.content ?? "";
const right = (asked: { messages: { content: string }[] }) => lastQuestion(asked).replace(/^Question (\d+)\?$/, "Answer $1");
/** What `chatTrainer` says that every answer takes. */
const tokensEach = 10;
const tokens = (ceilingTokens: number | null) => ({ ceilingTokens, ceilingUsd: null });
async function world() {
  const { caller, benchmark, register } = await createMeasuredWorld({ count: 80 });
  return { caller, register, benchmarkId: benchmark.id };
}

/** A provider at the same address whose answers cost $0.10 each. */
async function registerPriced({ projectId }: Caller, prices: object) {
  const row = await db.trainer.create({ data: { kind: "openai", name: `Provider ${projectId}`, baseUrl: env.trainerUrl, prices } });
  await db.trainer.update({ where: { id: row.id }, data: { credentials: sealCredentials(env.secret, row.id, { apiKey: "key" }) } });
  const model = { projectId, kind: "fine_tune" as const, trainerId: row.id, baseModel: "base", baseLabel: "Base", trainerModel: "ft:dear" };
  return db.$transaction((tx) => registerModelVersion(tx, model));
}
const priced = { base: { input: 10_000, output: 10_000 } };

describe("a ceiling", () => {
  test("stops an evaluation in words, its answers can be read, and raised it goes on without asking anything twice", async () => {
    const { caller, register, benchmarkId } = await world();
    const pair = { modelVersionId: (await register("ft:a")).id, benchmarkId };
    chatTrainer.reply = right;
    const { id, caseCount } = await createEvaluation(caller, { ...pair, ...tokens(20 * tokensEach) });
    await run(id);
    const stopped = await getEvaluation(caller, id);
    expect(stopped).toMatchObject({ status: "stopped", stopReason: "token_ceiling", doneCount: 20, spentTokens: 200, spentUsd: 0 });
    expect(stopped.scores?.exact).toMatchObject({ value: 1, n: 20 });
    await run(id);
    expect(chatTrainer.asked).toHaveLength(20);

    await expect(continueEvaluation(caller, id, tokens(200))).rejects.toThrow("It has taken 200 tokens already.");
    await expect(continueEvaluation(await createCaller(), id, tokens(null))).rejects.toMatchObject({ code: "not_found" });
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", ceilingTokens: 200 });
    expect(await continueEvaluation(caller, id, tokens(300))).toMatchObject({ status: "queued", stopReason: null, scores: null });
    await expect(continueEvaluation(caller, id, tokens(400))).rejects.toMatchObject({ code: "conflict" });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", doneCount: 30, spentTokens: 300 });

    await continueEvaluation(caller, id, tokens(null));
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "succeeded", stopReason: null, doneCount: caseCount });
    expect(new Set(chatTrainer.asked.map(lastQuestion)).size).toBe(caseCount);
    expect(chatTrainer.asked).toHaveLength(caseCount);
  });

  test("in dollars counts what answers cost, and needs a price", async () => {
    const { caller, benchmarkId } = await world();
    chatTrainer.reply = right;
    const pair = { modelVersionId: (await registerPriced(caller, priced)).id, benchmarkId };
    const { id } = await createEvaluation(caller, { ...pair, ceilingUsd: 4 });
    await run(id);
    const { spentUsd, ...stopped } = await getEvaluation(caller, id);
    expect(stopped).toMatchObject({ status: "stopped", stopReason: "cost_ceiling", doneCount: 40 });
    expect(spentUsd).toBeCloseTo(4, 9);

    await db.trainer.updateMany({ where: { name: `Provider ${caller.projectId}` }, data: { prices: {} } });
    await expect(continueEvaluation(caller, id, { ceilingUsd: 8, ceilingTokens: null })).rejects.toThrow("Nobody has entered what");
    await expect(createEvaluation(caller, { ...pair, ceilingUsd: 8 })).rejects.toThrow("Set one in tokens");
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", ceilingUsd: 4 });
  });

  test("lower than the first round of questions is passed by no more than that round", async () => {
    const { caller, register, benchmarkId } = await world();
    chatTrainer.reply = right;
    const { id } = await createEvaluation(caller, { modelVersionId: (await register("ft:a")).id, benchmarkId, ...tokens(1) });
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped" });
    expect(chatTrainer.asked.length).toBeLessThanOrEqual(16);
  });

  test("set on one that is at work holds from the next question on", async () => {
    const { caller, register, benchmarkId } = await world();
    const pair = { modelVersionId: (await register("ft:a")).id, benchmarkId };
    const { id } = await createEvaluation(caller, { ...pair, ...tokens(700) });
    const change = () => createEvaluation(caller, { ...pair, ...tokens(500) });
    const isHeard = async () => (await getEvaluation(caller, id)).doneCount > 4;
    let changed: Promise<unknown> = Promise.resolve();
    let answers = 0;
    chatTrainer.reply = async (asked) => {
      const number = ++answers;
      if (number === 5) changed = change();
      await changed;
      // Whatever is stored after the change tells of it.
      if (number > 20) await expect.poll(isHeard).toBe(true);
      return right(asked);
    };
    await run(id);
    expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", ceilingTokens: 500, doneCount: 50 });
  });

  test("leaves a verdict that counts only what both answered, and says so", async () => {
    const { caller, register, benchmarkId } = await world();
    const prompting = await register("hone-tiny", "baseline");
    const baseline = await createEvaluation(caller, { modelVersionId: prompting.id, benchmarkId });
    chatTrainer.reply = (asked) => (asked.model === "ft:a" ? right(asked) : "purple");
    await run(baseline.id);
    const pair = { modelVersionId: (await register("ft:a")).id, benchmarkId };
    const candidate = await createEvaluation(caller, { ...pair, ...tokens(400) });
    await run(candidate.id);
    const comparison = await compareEvaluations(caller, { baselineId: baseline.id, candidateId: candidate.id });
    expect(comparison).toMatchObject({ answeredCount: 40, ungradedCount: 0, onlyCandidate: 40, difference: { n: 40 } });
    expect(comparison.verdict.detail).toContain(
      "v1 stopped at its ceiling of 400 tokens after 40 of 80 cases. Only the 40 cases that both answered count.",
    );
    // Two that stopped were asked the same cases first.
    const third = await createEvaluation(caller, { modelVersionId: (await register("ft:b")).id, benchmarkId, ...tokens(400) });
    await run(third.id);
    expect(await compareEvaluations(caller, { baselineId: candidate.id, candidateId: third.id })).toMatchObject({ answeredCount: 40 });
  });
});

describe("an estimate", () => {
  test("is a range from the texts, then from what was measured, and proposes a ceiling above it", async () => {
    const { caller, benchmarkId } = await world();
    const dear = await registerPriced(caller, priced);
    const query = { modelVersionId: dear.id, benchmarkId };
    const guessed = await estimateEvaluation(caller, query);
    expect(guessed).toMatchObject({ caseCount: 80, knownCount: 0, basis: expect.stringContaining("Guessed from the length") });
    expect(guessed.tokens[0]).toBeLessThan(guessed.tokens[1]);
    expect(guessed.suggested.ceilingUsd).toBeGreaterThan(guessed.usd?.[1] ?? Number.POSITIVE_INFINITY);

    chatTrainer.reply = right;
    const { id } = await createEvaluation(caller, { ...query, ceilingTokens: 400 });
    await run(id);
    const measured = await estimateEvaluation(caller, query);
    expect(measured).toMatchObject({ caseCount: 80, knownCount: 40, basis: expect.stringContaining("40 answers") });
    expect(measured.tokens).toEqual([340, 500]);
    expect(measured.usd?.[1]).toBeCloseTo(5, 9);
    expect(measured.suggested).toEqual({ ceilingUsd: 6, ceilingTokens: null });
  });

  test("without a price is in tokens alone, and a stranger's is not found", async () => {
    const { caller, benchmarkId } = await world();
    const query = { modelVersionId: (await registerPriced(caller, {})).id, benchmarkId };
    const estimate = await estimateEvaluation(caller, query);
    expect(estimate.usd).toBeNull();
    expect(estimate.suggested.ceilingTokens).toBeGreaterThan(estimate.tokens[1]);
    await expect(estimateEvaluation(await createCaller(), query)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a worker that is killed under a ceiling", () => {
  let worker: StartedProcess | null = null;
  afterAll(() => worker?.kill("SIGKILL"));

  test("goes on from what was stored, and pays above the ceiling for nothing but what was on its way", async () => {
    const { caller, register, benchmarkId } = await world();
    const pair = { modelVersionId: (await register("ft:a")).id, benchmarkId };
    const { id } = await createEvaluation(caller, { ...pair, ...tokens(50 * tokensEach) });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let answers = 0;
    chatTrainer.reply = async (asked) => {
      if (++answers > 30) await held;
      return right(asked);
    };
    const file = await bundleWorker();
    const start = () => startProcess(["--conditions=react-server", file], { DATABASE_URL: env.databaseUrl }, /Ready for work/);
    worker = await start();
    const within = { interval: 50 };
    await expect.poll(async () => (await getEvaluation(caller, id)).doneCount, within).toBe(30);
    await worker.kill("SIGKILL");
    await db.$executeRaw`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`;
    const stored = await db.evaluationResult.findMany({ where: { evaluationId: id }, include: { case: true } });
    chatTrainer.asked = [];
    chatTrainer.reply = right;
    release();
    worker = await start();
    await expect.poll(async () => (await getEvaluation(caller, id)).status, within).toBe("stopped");
    expect(await getEvaluation(caller, id)).toMatchObject({ doneCount: 50, spentTokens: 500, stopReason: "token_ceiling" });
    const before = new Set(stored.map(({ case: { prompt } }) => JSON.stringify(prompt)));
    expect(chatTrainer.asked).toHaveLength(20);
    expect(chatTrainer.asked.filter(({ messages }) => before.has(JSON.stringify(messages)))).toEqual([]);
  });
});

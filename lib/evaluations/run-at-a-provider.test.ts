import "@/lib/testing/clone-database";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { cancelRun } from "@/lib/runs/cancel-run";
import { createRun } from "@/lib/runs/create-run";
import { estimateRun } from "@/lib/runs/estimate-run";
import { getRun } from "@/lib/runs/get-run";
import { pauseRun } from "@/lib/runs/pause-run";
import { pollRun } from "@/lib/runs/poll-run";
import { readRunMetrics } from "@/lib/runs/read-run-metrics";
import { createRunInput, type Run, type RunStatus } from "@/lib/runs/schemas";
import { submitRun } from "@/lib/runs/submit-run";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { type ProviderName, providerNames } from "@/lib/trainers/testing/provider-rules";
import { finalizeRun } from "./finalize-run";
import { runEvaluation } from "./run-evaluation";

const attempt = { isLast: false, signal: new AbortController().signal };
const baseModels: Record<ProviderName, string> = {
  openai: "gpt-4.1-nano-2025-04-14",
  azure: "gpt-4.1-nano-2025-04-14",
  nebius: "Qwen/Qwen3-8B",
  together: "Qwen/Qwen3-8B",
  fireworks: "accounts/fireworks/models/qwen3-8b",
};
const settings: Record<ProviderName, object> = {
  openai: { epochs: 2, learningRateMultiplier: 0.5 },
  azure: { epochs: 2, batchSize: 4 },
  nebius: { epochs: 2, learningRate: 0.0001, loraRank: 8 },
  together: { epochs: 2, learningRate: 0.0001, loraRank: 8 },
  fireworks: { epochs: 2, learningRate: 0.0001, loraRank: 8, batchSize: 4 },
};
const protocolLog = ["Created fine-tuning job.", "Fine-tuning job started.", "The job has successfully completed."];
/** Where a launch arrives, and what each tells of a run: its log, its checkpoints, the validation loss of the first step. */
const ways: Record<ProviderName, { launch: RegExp; log: string[]; checkpoints: number; firstValidLoss: number | null }> = {
  openai: { launch: /^POST .*\/fine_tuning\/jobs$/, log: protocolLog, checkpoints: 2, firstValidLoss: 0.95 },
  azure: { launch: /^POST .*\/fine_tuning\/jobs$/, log: protocolLog, checkpoints: 2, firstValidLoss: 0.95 },
  nebius: { launch: /^POST .*\/fine_tuning\/jobs$/, log: protocolLog, checkpoints: 2, firstValidLoss: null },
  together: { launch: /^POST .*\/fine-tunes$/, log: protocolLog, checkpoints: 2, firstValidLoss: null },
  fireworks: {
    launch: /^POST .*\/supervisedFineTuningJobs\?/,
    log: ["Fireworks looks at the rows.", "The job waits for a machine.", "The training runs.", "The job is done."],
    checkpoints: 0,
    firstValidLoss: null,
  },
};

let server: ConformanceServer;
let caller: Caller;
let trainerId: string;
let datasetVersionId: string;

async function connect(kind: ProviderName): Promise<void> {
  server = await startConformanceServer(kind);
  caller = await createCaller();
  datasetVersionId = (await createFrozenVersion(caller)).id;
  const prices = { [baseModels[kind]]: { training: 2 } };
  const settings = kind === "fireworks" ? { accountId: "acme" } : {};
  const input = { kind, name: `Provider ${caller.projectId}`, baseUrl: server.url, apiKey: server.key, settings, prices };
  trainerId = (await createTrainer(await createPerson("lead"), createTrainerInput.parse(input))).id;
}
afterEach(() => server.close());

const input = (kind: ProviderName) => ({
  datasetVersionId,
  trainerId,
  baseModel: baseModels[kind],
  hyperparameters: settings[kind],
});
const started = async (kind: ProviderName) => {
  const run = await createRun(caller, input(kind));
  await submitRun({ runId: run.id }, attempt);
  return run;
};
/** Fireworks' jobs are known with the place where they stand. */
const jobIdOf = async ({ id }: Run) => (await getRun(caller, id)).trainerJobId?.split("/").at(-1);

/** What the queue does once the moment has come until which the trainer is left alone. */
async function look({ id }: Run): Promise<RunStatus> {
  await db.trainer.update({ where: { id: trainerId }, data: { retryAt: null } });
  await pollRun({ runId: id });
  return (await getRun(caller, id)).status;
}
/** A look after every step of the job, to its end. */
async function follow(run: Run): Promise<RunStatus[]> {
  const seen: RunStatus[] = [];
  const job = server.onlyJob();
  for (let step = 0; step < 10; step++) {
    const status = await look(run);
    if (seen.at(-1) !== status) seen.push(status);
    server.state.advance(job);
  }
  return seen;
}

describe.each(providerNames)("%s", (kind) => {
  beforeEach(() => connect(kind));

  test("a run is planned, submitted, followed and finalized, and its model answers", async () => {
    const plan = await estimateRun(caller, createRunInput.parse(input(kind)));
    expect(plan).toMatchObject({ problems: [], estimate: { seconds: null } });
    const { tokens = [], usd } = plan.estimate ?? {};
    tokens.forEach((count, end) => {
      expect(usd?.[end]).toBeCloseTo((count / 1e6) * 2, 12);
    });
    expect(plan.estimate?.formula).toContain("no run before yours");

    const run = await started(kind);
    expect(await follow(run)).toEqual(["queued", "running", "finalizing"]);
    const { items } = await readRunMetrics(caller, run.id, { afterStep: -1 });
    expect(items.map(({ step, trainLoss }) => [step, trainLoss])).toEqual([1, 2, 3, 4].map((step) => [step, 2 / step]));
    // Only the events tell the last step's validation loss here; the result file fills the others in, where there is one.
    expect(items.at(-1)?.validLoss).toBe(0.9);
    expect(items[0]?.validLoss).toBe(ways[kind].firstValidLoss);
    const events = await db.runEvent.findMany({ where: { runId: run.id, trainerEventId: { not: null } }, orderBy: { position: "asc" } });
    expect(events.map(({ message }) => message)).toEqual(ways[kind].log);
    expect(await db.checkpoint.count({ where: { runId: run.id } })).toBe(ways[kind].checkpoints);

    await finalizeRun({ runId: run.id }, attempt);
    const done = await getRun(caller, run.id);
    expect(done).toMatchObject({
      status: "succeeded",
      trainedTokens: 4_000,
      costUsd: 0.008,
      fineTunedModel: server.onlyJob().fineTunedModel,
    });

    await db.run.update({ where: { id: run.id }, data: { startedAt: new Date(0), finishedAt: new Date(40_000) } });
    const next = (await estimateRun(caller, createRunInput.parse(input(kind)))).estimate;
    // 40 s for 4,000 tokens; one run alone is no promise.
    expect(next?.seconds?.[0]).toBeCloseTo((next?.tokens[0] ?? 0) * 0.01 * (2 / 3));
    expect(next?.seconds?.[1]).toBeCloseTo((next?.tokens[1] ?? 0) * 0.01 * 1.5);
    expect(next?.formula).toContain("1 run before yours");

    const evaluationId = done.evaluationId ?? "";
    server.state.deployed.add(done.fineTunedModel ?? "");
    await runEvaluation({ evaluationId }, attempt);
    expect(await db.evaluation.findUniqueOrThrow({ where: { id: evaluationId } })).toMatchObject({ status: "succeeded" });
  });

  test("a job is launched once, also when the answer to its launch is lost on the way", async () => {
    server.fail({ on: ways[kind].launch, how: "cut_after" });
    const run = await createRun(caller, input(kind));
    await expect(submitRun({ runId: run.id }, attempt)).rejects.toThrow("does not answer");
    expect(server.state.jobs.size).toBe(1);
    await submitRun({ runId: run.id }, attempt);
    expect(await jobIdOf(run)).toBe(server.onlyJob().id);
  });

  test("two runs on the same rows have a job each, and neither takes the other's", async () => {
    const wanted = input(kind);
    const [one, other] = [await createRun(caller, wanted), await createRun(caller, wanted)];
    for (const { id } of [one, other]) await submitRun({ runId: id }, attempt);
    // As after a crash before the job's id was stored.
    await db.run.updateMany({ where: { id: { in: [one.id, other.id] } }, data: { status: "uploading", trainerJobId: null } });
    for (const { id } of [other, one]) await submitRun({ runId: id }, attempt);
    expect(server.state.jobs.size).toBe(2);
    const found = [await jobIdOf(one), await jobIdOf(other)];
    expect(found).toEqual([...server.state.jobs.keys()]);
  });

  test("a job that vanishes is lost, and a file that is refused ends the run with the provider's reason", async () => {
    const run = await started(kind);
    server.state.advance(server.onlyJob());
    expect(await look(run)).toBe("queued");
    server.state.jobs.clear();
    expect(await look(run)).toBe("lost");

    const refused = await started(kind);
    const job = server.onlyJob();
    const file = server.state.files.get(job.body.training_file);
    if (file) file.text = file.text.replace("assistant", "nobody");
    server.state.advance(job);
    expect(await look(refused)).toBe("failed");
    expect((await getRun(caller, refused.id)).failure?.message).toContain("Line 1 is not a chat example");
  });

  test("cancelling waits for the provider", async () => {
    const run = await started(kind);
    await cancelRun(caller, run.id);
    expect(await look(run)).toBe("cancelled");
    expect(server.onlyJob().status).toBe("cancelled");
  });
});

describe.each(["openai", "azure", "together", "fireworks"] as const)("%s, from preference pairs", (kind) => {
  beforeEach(() => connect(kind));
  const write = (index: number) => ({ prompt: `Order ${index}: the box is red.`, answer: "red", worse: "It may be red." });
  const dpo = { objective: "dpo" as const, hyperparameters: { epochs: 2, dpoBeta: 0.2 } };
  const spoken = { method: { type: "dpo", dpo: { hyperparameters: { n_epochs: 2, beta: 0.2 } } } };
  const asked: Record<typeof kind, object> = {
    openai: spoken,
    azure: spoken,
    together: { n_epochs: 2, training_method: { method: "dpo", dpo_beta: 0.2 } },
    fireworks: { trainingConfig: { epochs: 2 }, lossConfig: { method: "DPO", klBeta: 0.2 } },
  };

  test("the run is planned on both answers, sent as pairs and trained", async () => {
    const plain = await estimateRun(caller, createRunInput.parse(input(kind)));
    datasetVersionId = (await createFrozenVersion(caller, { name: "Pairs", write })).id;
    const wanted = { ...input(kind), ...dpo };
    const plan = await estimateRun(caller, createRunInput.parse(wanted));
    expect(plan.problems).toEqual([]);
    expect(plan.estimate?.tokens[0]).toBeGreaterThan(2 * (plain.estimate?.tokens[0] ?? 0));

    const run = await createRun(caller, wanted);
    expect(run).toMatchObject({ objective: "dpo" });
    await submitRun({ runId: run.id }, attempt);
    expect(await follow(run)).toEqual(["queued", "running", "finalizing"]);
    expect((await readRunMetrics(caller, run.id, { afterStep: -1 })).items).toHaveLength(4);
    const { id, body } = server.onlyJob();
    expect(server.state.requests.get(id) ?? body).toMatchObject(asked[kind]);
  });

  test("pairs under the wrong objective, and conversations under this one, are stopped before anything is sent", async () => {
    const mixed = (index: number) => (index % 2 ? write(index) : { prompt: `Order ${index}`, answer: "red" });
    datasetVersionId = (await createFrozenVersion(caller, { name: "Mixed", write: mixed })).id;
    const problemsOf = async (change: object) => (await estimateRun(caller, createRunInput.parse({ ...input(kind), ...change }))).problems;
    expect(await problemsOf({})).toEqual([expect.stringMatching(/preference pairs.*let the run learn from preferences \(DPO\)/)]);
    expect(await problemsOf(dpo)).toEqual([
      expect.stringMatching(/plain conversations, without a worse answer.*add a worse answer to each/),
    ]);
    expect(await problemsOf({ hyperparameters: { dpoBeta: 0.2 } })).toEqual([expect.stringContaining("dpoBeta weighs")]);
    expect(server.asked.filter((name) => name.startsWith("POST"))).toEqual([]);
  });
});

describe("when a provider is unwell", () => {
  beforeEach(() => connect("openai"));

  test("a limit is kept for as long as the provider asks", async () => {
    const run = await started("openai");
    server.fail({ on: /^GET .*\/fine_tuning\/jobs\/ftjob/, how: { status: 429, retryAfter: "120", message: "Slow down." } });
    const before = Date.now();
    await look(run);
    const { retryAt } = await db.trainer.findUniqueOrThrow({ where: { id: trainerId } });
    expect((retryAt?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(119_000);
    expect((await getRun(caller, run.id)).trainerProblem).toContain("Slow down.");
    const asked = server.asked.length;
    await pollRun({ runId: run.id });
    expect(server.asked.length).toBe(asked);
    await look(run);
    expect(await getRun(caller, run.id)).toMatchObject({ status: "queued", trainerProblem: null });
  });

  test("errors and cut connections at every place of a run leave nothing twice", async () => {
    for (const on of [/^GET .*\/jobs\?/, /^GET .*\/files\?/, /^POST .*\/files$/, /^POST .*\/jobs$/, /\/events/, /\/checkpoints/]) {
      server.fail({ on, how: { status: 500 } });
      server.fail({ on, how: "cut" });
    }
    const run = await createRun(caller, input("openai"));
    const tries: string[] = [];
    while ((await getRun(caller, run.id)).status !== "submitted" && tries.length < 20)
      await submitRun({ runId: run.id }, attempt).catch((error: unknown) => tries.push(String(error)));
    expect(tries.length).toBeGreaterThanOrEqual(8);
    expect(await follow(run)).toEqual(expect.arrayContaining(["running", "finalizing"]));
    const names = [...server.state.files.values()].map(({ filename }) => filename);
    expect(new Set(names).size).toBe(names.length);
    const events = await db.runEvent.findMany({ where: { runId: run.id, trainerEventId: { not: null } } });
    expect(new Set(events.map(({ message }) => message)).size).toBe(events.length);
    expect(events).toHaveLength(3);
    expect((await readRunMetrics(caller, run.id, { afterStep: -1 })).items).toHaveLength(4);
  });

  test("doubled events and states that go backwards are taken as they come", async () => {
    const run = await started("openai");
    const job = server.onlyJob();
    for (let step = 0; step < 4; step++) server.state.advance(job);
    job.events.push(...job.events);
    expect(await look(run)).toBe("running");
    job.status = "validating_files";
    expect(await look(run)).toBe("queued");
    job.status = "running";
    expect(await look(run)).toBe("running");
    expect(await db.runEvent.count({ where: { runId: run.id, trainerEventId: { not: null } } })).toBe(2);
    expect((await readRunMetrics(caller, run.id, { afterStep: -1 })).items).toHaveLength(2);
  });

  test("a provider is asked less often than the trainer of the house", async () => {
    const run = await started("openai");
    const before = Date.now();
    await look(run);
    const jobs = await db.$queryRaw<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where key = ${`runs.poll:${run.id}`}`;
    expect((jobs[0]?.run_at.getTime() ?? 0) - before).toBeGreaterThanOrEqual(15 * env.pollMs);
  });

  test("more events than fit a page are read once each, from wherever the last look ended", async () => {
    const run = await started("openai");
    const job = server.onlyJob();
    for (let index = 0; index < 230; index++) server.state.say(job, `Line ${index}`);
    await look(run);
    for (let index = 230; index < 260; index++) server.state.say(job, `Line ${index}`);
    const asked = server.asked.length;
    await look(run);
    expect(server.asked.slice(asked).filter((name) => name.includes("/events"))).toHaveLength(1);
    const events = await db.runEvent.findMany({ where: { runId: run.id, message: { startsWith: "Line" } }, orderBy: { position: "asc" } });
    expect(events.map(({ message }) => message)).toEqual(Array.from({ length: 260 }, (_, index) => `Line ${index}`));
  });

  test("a slow answer holds up its own run alone", async () => {
    const run = await started("openai");
    let release = () => {};
    server.fail({ on: /^GET .*\/fine_tuning\/jobs\/ftjob/, how: { hold: new Promise((resolve) => (release = resolve)) } });
    const slow = look(run);
    await expect.poll(() => server.asked.some((name) => /^GET .*jobs\/ftjob/.test(name))).toBe(true);
    const other = await createRun(caller, input("openai"));
    await submitRun({ runId: other.id }, attempt);
    expect(await look(other)).toBe("queued");
    release();
    expect(await slow).toBe("queued");
  });
});

test("what a provider cannot do is refused in words, and a model that is not deployed says what to do", async () => {
  await connect("azure");
  const run = await started("azure");
  await follow(run);
  await expect(pauseRun(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
  await finalizeRun({ runId: run.id }, attempt);
  const { evaluationId } = await getRun(caller, run.id);
  await runEvaluation({ evaluationId: evaluationId ?? "" }, attempt);
  const evaluation = await db.evaluation.findUniqueOrThrow({ where: { id: evaluationId ?? "" } });
  expect(evaluation).toMatchObject({ status: "failed", failureMessage: expect.stringContaining("not deployed") });
  expect(evaluation.failureAction).toContain("Deploy");
});

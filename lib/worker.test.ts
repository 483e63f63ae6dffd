import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { afterAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createRun } from "@/lib/runs/create-run";
import { getRun } from "@/lib/runs/get-run";
import type { RunStatus } from "@/lib/runs/schemas";
import { cpuTrainer } from "@/lib/testing/cpu-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { type StartedProcess, startProcess } from "@/lib/testing/start-process";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";

let worker: StartedProcess | null = null;

async function startWorker(): Promise<void> {
  const variables = { DATABASE_URL: env.databaseUrl, HONE_TRAINER_URL: env.trainerUrl, HONE_POLL_MS: "100" };
  worker = await startProcess(["--conditions=react-server", "--import", "tsx", "lib/worker.ts"], variables, /Ready for work/);
}

afterAll(async () => {
  await worker?.kill("SIGKILL");
});

async function launch(caller: Caller, hyperparameters: object): Promise<string> {
  const version = await createFrozenVersion(caller, { count: 80 });
  const row = await ensureCpuTrainer();
  const [baseModel] = await getTrainer(row).listBaseModels();
  return (await createRun(caller, { datasetVersionId: version.id, trainerId: row.id, baseModel: baseModel?.id ?? "", hyperparameters })).id;
}

const within = { timeout: 400_000, interval: 100 };
const statusIs = (caller: Caller, runId: string, status: RunStatus) =>
  expect.poll(async () => (await getRun(caller, runId)).status, within).toBe(status);

test("a worker and a trainer that are killed at work lose nothing and do nothing twice", async () => {
  const caller = await createCaller();
  await startWorker();
  const runId = await launch(caller, { epochs: 12, batchSize: 4, loraRank: 4, contextLength: 64 });
  await expect.poll(async () => (await getRun(caller, runId)).step, within).toBeGreaterThan(5);

  await cpuTrainer.kill();
  await worker?.kill("SIGKILL");
  await cpuTrainer.start();
  await startWorker();
  await statusIs(caller, runId, "succeeded");

  const evaluations = () =>
    db.evaluation.findMany({ where: { projectId: caller.projectId }, include: { _count: { select: { results: true } } } });
  await expect.poll(async () => (await evaluations()).some(({ doneCount }) => doneCount > 0), within).toBe(true);
  await worker?.kill("SIGKILL");
  await startWorker();
  await expect.poll(async () => (await evaluations()).map(({ status }) => status), within).toEqual(["succeeded", "succeeded"]);

  for (const { caseCount, doneCount, _count } of await evaluations()) expect([doneCount, _count.results]).toEqual([caseCount, caseCount]);
  const run = await getRun(caller, runId);
  const steps = await db.runMetric.findMany({ where: { runId }, orderBy: { step: "asc" } });
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: run.totalSteps ?? 0 }, (_, index) => index + 1));
  expect(await db.run.count({ where: { projectId: caller.projectId } })).toBe(1);
  expect(await db.modelVersion.count({ where: { projectId: caller.projectId } })).toBe(2);
  const jobs = await fetch(`${env.trainerUrl}/fine_tuning/jobs`, { headers: { authorization: `Bearer ${env.trainerApiKey}` } });
  expect(await jobs.json()).toMatchObject({ data: [{ id: run.trainerJobId, metadata: { client_job_id: runId } }] });
}, 1_800_000);

test("a worker that is asked to stop ends by itself, waits for no run and gives its jobs back", async () => {
  if (!worker) await startWorker();
  const caller = await createCaller();
  const runId = await launch(caller, { epochs: 50, batchSize: 1, contextLength: 64 });
  await statusIs(caller, runId, "running");
  expect(await worker?.kill("SIGTERM")).toBe(0);
  worker = null;
  expect((await getRun(caller, runId)).status).toBe("running");
  const locked = await db.$queryRaw<
    unknown[]
  >`select task_identifier, key, locked_by from graphile_worker.jobs where locked_at is not null`;
  expect(locked).toEqual([]);
}, 1_800_000);

import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { cpuTrainer } from "@/lib/testing/cpu-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { recipeContentSchema } from "../recipes/schemas";
import { advanceSweep } from "./advance-sweep";
import { approveSweep } from "./approve-sweep";
import { cancelSweep } from "./cancel-sweep";
import { createSweep } from "./create-sweep";
import { sweepJobKey } from "./enqueue-sweep";
import { getSweep } from "./get-sweep";
import { listSweeps } from "./list-sweeps";
import { planSweep } from "./plan-sweep";
import { resumeSweeps } from "./resume-sweeps";
import { createSweepInput, type SweepShape } from "./schemas";

let caller: Caller;
let version: DatasetVersion;
let trainerId: string;
let baseModel: string;

beforeAll(async () => {
  caller = await createCaller();
  version = await createFrozenVersion(caller);
  const trainer = await ensureCpuTrainer();
  trainerId = trainer.id;
  baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
});

const rates: SweepShape = { kind: "grid", axes: [{ field: "parameter", name: "learningRate", values: [0.001, 0.002, 0.004] }] };
const input = (change: object = {}) =>
  createSweepInput.parse({
    datasetVersionId: version.id,
    trainerId,
    content: recipeContentSchema.parse({
      baseModel,
      method: "lora",
      hyperparameters: { epochs: 1, batchSize: 8, loraRank: 2, contextLength: 64 },
    }),
    shape: rates,
    ...change,
  });

const states = async (sweepId: string) => (await getSweep(caller, sweepId)).members.map(({ state }) => state);
const runsOf = (sweepId: string) => db.run.findMany({ where: { sweepMember: { sweepId } }, orderBy: { number: "asc" } });
/** Its runs end as a test says; that they end by themselves is the run's own story. */
const endRuns = (sweepId: string, costUsd = 0) =>
  db.run.updateMany({
    where: { sweepMember: { sweepId }, finishedAt: null },
    data: { status: "succeeded", costUsd, finishedAt: new Date() },
  });

test("a plan shows every run, what differs, and what all of them take", async () => {
  const plan = await planSweep(caller, input());
  expect(plan).toMatchObject({ usd: [0, 0], problems: [] });
  expect(plan.members.map(({ settings }) => settings)).toEqual(
    ["0.001", "0.002", "0.004"].map((value) => [{ field: "hyperparameters.learningRate", label: "Learning rate", value }]),
  );
  const [shortest = 0] = plan.members[0]?.seconds ?? [];
  expect(plan.seconds?.[0]).toBeCloseTo(3 * shortest, 6);
  expect(await db.sweep.count({ where: { projectId: caller.projectId } })).toBe(0);
});

test("what a trainer would refuse is said beside the run that it is about, and nothing starts", async () => {
  const shape: SweepShape = { kind: "grid", axes: [{ field: "parameter", name: "contextLength", values: [64, 1_000_000] }] };
  const plan = await planSweep(caller, input({ shape }));
  expect(plan.members.map(({ problems }) => problems.length > 0)).toEqual([false, true]);
  await expect(createSweep(caller, input({ shape }))).rejects.toMatchObject({ code: "invalid" });
  const single: SweepShape = { kind: "grid", axes: [{ field: "seed", values: [1] }] };
  await expect(createSweep(caller, input({ shape: single }))).rejects.toThrow("One run is no sweep");
  const many: SweepShape = {
    kind: "grid",
    axes: [
      { field: "seed", values: Array.from({ length: 8 }, (_, seed) => seed) },
      ...rates.axes,
      { field: "parameter", name: "epochs", values: [1, 2, 3] },
    ],
  };
  expect((await planSweep(caller, input({ shape: many }))).problems).toEqual([expect.stringContaining("72 runs")]);
});

test("runs are launched one after the other where the trainer takes one, each once, until all have ended", async () => {
  const { id, number } = await createSweep(caller, input());
  expect(number).toBeGreaterThan(0);
  await advanceSweep({ sweepId: id });
  expect(await states(id)).toEqual(["launched", "waiting", "waiting"]);
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toHaveLength(1);
  for (const launched of [2, 3]) {
    await endRuns(id);
    await advanceSweep({ sweepId: id });
    expect(await runsOf(id)).toHaveLength(launched);
  }
  await endRuns(id);
  await advanceSweep({ sweepId: id });
  const sweep = await getSweep(caller, id);
  expect(sweep).toMatchObject({ status: "finished", committedUsd: 0 });
  expect(new Set(sweep.members.map(({ run }) => run?.number)).size).toBe(3);
  expect((await runsOf(id)).map(({ hyperparameters }) => hyperparameters)).toMatchObject([
    { learningRate: 0.001 },
    { learningRate: 0.002 },
    { learningRate: 0.004 },
  ]);
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toHaveLength(3);
});

test("shares of the examples vary like any setting: each run learns from its own part, the smaller in the larger", async () => {
  const shape: SweepShape = { kind: "grid", axes: [{ field: "trainPercent", values: [50, 100] }] };
  const plan = await planSweep(caller, input({ shape, subsetSeed: 3 }));
  expect(plan.members.map(({ settings }) => settings)).toMatchObject([[{ value: "50%, seed 3" }], [{ value: "all" }]]);
  const { id, members } = await createSweep(caller, input({ shape, subsetSeed: 3 }));
  expect(members.map(({ trainPercent }) => trainPercent)).toEqual([50, 100]);
  await advanceSweep({ sweepId: id });
  await endRuns(id);
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toMatchObject([
    { trainPercent: 50, subsetSeed: 3, subsetCount: (await drawSubset(version.id, { percent: 50, seed: 3 })).length },
    { trainPercent: 100, subsetCount: null },
  ]);
  await endRuns(id);
});

test("two workers at once, and one that died in between, launch each run once", async () => {
  const { id } = await createSweep(caller, input());
  await Promise.all([advanceSweep({ sweepId: id }), advanceSweep({ sweepId: id }), advanceSweep({ sweepId: id })]);
  expect(await runsOf(id)).toHaveLength(1);
  // As a worker leaves it that dies after the launch and before it asked to be called again.
  await db.$executeRaw`select graphile_worker.remove_job(${sweepJobKey(id)})`;
  await resumeSweeps();
  const jobs = await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${sweepJobKey(id)}`;
  expect(jobs).toHaveLength(1);
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toHaveLength(1);
  await cancelSweep(caller, id);
  await endRuns(id);
});

test("a launch that dies inside leaves neither a run without a place nor a place without a run", async () => {
  const { id } = await createSweep(caller, input());
  // The last write of the launch fails, as if the connection broke there.
  await db.$executeRaw`create function break_here() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`;
  await db.$executeRaw`create trigger broken before update on "SweepMember" for each row execute function break_here()`;
  const before = await db.run.count();
  await expect(advanceSweep({ sweepId: id })).rejects.toThrow("broken");
  await db.$executeRaw`drop trigger broken on "SweepMember"`;
  expect(await db.run.count()).toBe(before);
  await advanceSweep({ sweepId: id });
  expect(await states(id)).toEqual(["launched", "waiting", "waiting"]);
  expect(await db.run.count()).toBe(before + 1);
  await cancelSweep(caller, id);
  await endRuns(id);
});

test("nothing is launched past the ceiling, and the sweep says so", async () => {
  const { id } = await createSweep(caller, input({ ceilingUsd: 5 }));
  await db.sweepMember.updateMany({ where: { sweepId: id }, data: { expectedLowUsd: 1, expectedHighUsd: 2 } });
  await advanceSweep({ sweepId: id });
  await endRuns(id, 4);
  await advanceSweep({ sweepId: id });
  const sweep = await getSweep(caller, id);
  expect(sweep).toMatchObject({ status: "finished", committedUsd: 4, ceilingUsd: 5 });
  expect(sweep.members.map(({ state }) => state)).toEqual(["launched", "left_out", "left_out"]);
  expect(sweep.members[1]?.reason).toContain("ceiling");
});

test("stopping a sweep launches nothing more and stops what is on", async () => {
  const { id } = await createSweep(caller, input());
  await advanceSweep({ sweepId: id });
  expect(await cancelSweep(caller, id)).toMatchObject({ status: "cancelled" });
  expect(await states(id)).toEqual(["launched", "cancelled", "cancelled"]);
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toMatchObject([{ cancelRequestedAt: expect.any(Date) }]);
  await advanceSweep({ sweepId: id });
  await expect(cancelSweep(caller, id)).resolves.toMatchObject({ status: "cancelled" });
  await endRuns(id);
});

test("while the trainer is away the runs wait and say why", async () => {
  const { id } = await createSweep(caller, input());
  await cpuTrainer.kill();
  await advanceSweep({ sweepId: id });
  expect(await getSweep(caller, id)).toMatchObject({ status: "running", problem: expect.stringContaining("CPU trainer") });
  expect(await states(id)).toEqual(["waiting", "waiting", "waiting"]);
  await cpuTrainer.start();
  await advanceSweep({ sweepId: id });
  expect(await getSweep(caller, id)).toMatchObject({ problem: null });
  expect(await states(id)).toEqual(["launched", "waiting", "waiting"]);
  await cancelSweep(caller, id);
  await endRuns(id);
});

test("a stranger finds none of it", async () => {
  const { id } = await createSweep(caller, input());
  const stranger = await createCaller();
  await expect(getSweep(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelSweep(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(planSweep(stranger, input())).rejects.toMatchObject({ code: "not_found" });
  expect(await listSweeps(stranger)).toEqual([]);
  await cancelSweep(caller, id);
});

test("above the spending limit one approval lets all of them start, at the price that was seen", async () => {
  const { id } = await createSweep(caller, input());
  await db.sweep.update({ where: { id }, data: { status: "awaiting_approval", ceilingUsd: 1_000 } });
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toHaveLength(0);
  await expect(approveSweep(caller, id, { usd: 10 })).rejects.toMatchObject({ code: "conflict" });
  expect(await approveSweep(caller, id, { usd: 1_000 })).toMatchObject({ status: "running", approvedBy: "Ada" });
  await expect(approveSweep(caller, id, { usd: 1_000 })).rejects.toMatchObject({ code: "conflict" });
  await advanceSweep({ sweepId: id });
  expect(await runsOf(id)).toMatchObject([{ status: "preflight" }]);
  await cancelSweep(caller, id);
  await endRuns(id);
});

test("an expert proposes what is above the limit and may withdraw it; only a lead approves it or stops what others started", async () => {
  const expert: Caller = { projectId: caller.projectId, userId: "another", role: "expert" };
  const { id } = await createSweep(expert, input());
  await db.sweep.update({ where: { id }, data: { status: "awaiting_approval", ceilingUsd: 1_000 } });
  await expect(approveSweep(expert, id, { usd: 1_000 })).rejects.toMatchObject({ code: "forbidden" });
  expect(await cancelSweep(expert, id)).toMatchObject({ status: "cancelled" });
  const theirs = await createSweep(caller, input());
  await expect(cancelSweep(expert, theirs.id)).rejects.toMatchObject({ code: "forbidden" });
  await cancelSweep(caller, theirs.id);
});

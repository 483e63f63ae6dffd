import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { cancelRun } from "@/lib/runs/cancel-run";
import { createRun } from "@/lib/runs/create-run";
import { resumeRun } from "@/lib/runs/resume-run";
import { retryRun } from "@/lib/runs/retry-run";
import { bundleWorker } from "@/lib/testing/bundle-worker";
import { endHeldConnections, heldName, holdAt, installDatabaseHolds, isHeld } from "@/lib/testing/database-holds";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { hurryJobs } from "@/lib/testing/hurry-jobs";
import { type StartedProcess, startProcess } from "@/lib/testing/start-process";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import type { StoredJob } from "@/lib/trainers/testing/provider-state";

/** How long a run may take to a boundary; that one comes there at all is part of the test. */
const patienceMs = 120_000;

/** Every request of a run's life, and what is lost when the worker dies before or after the provider has answered it. */
const requests: Record<string, RegExp> = {
  "looks for its job": /^GET .*\/jobs\?.*metadata/,
  "looks for its file": /^GET .*\/files\?/,
  "sends a file": /^POST .*\/files$/,
  launches: /^POST .*\/jobs$/,
  "reads the job": /^GET .*\/jobs\/[^/]+$/,
  "reads events": /^GET .*\/events/,
  "reads checkpoints": /^GET .*\/checkpoints/,
  "reads the results": /^GET .*\/files\/[^/]+\/content$/,
  cancels: /^POST .*\/cancel$/,
  "asks the model": /^POST .*\/chat\/completions$/,
};

const inTransactions = [
  ...["uploading", "submitted", "queued", "running", "paused", "finalizing", "succeeded", "failed", "cancelled", "lost"].map(
    (status) => `becomes ${status}`,
  ),
  ...["stores events", "stores metrics", "stores checkpoints", "registers a model", "orders an evaluation", "stores answers"],
];
const afterwards = [
  ...["submitted", "cancelled"].map((status) => `runs.submit is done, ${status}`),
  ...["queued", "running", "paused", "finalizing", "failed", "cancelled", "lost"].map((status) => `runs.poll is done, ${status}`),
  "runs.finalize is done, succeeded",
];

/** Fifty kills take minutes, most of them to start workers: `npm run test:faults` has them all, `npm test` every third. */
const isAtLength = process.env.HONE_FAULT_SECONDS !== undefined;

/** What happens to a run besides the kills, and how it must end. */
const lives = {
  undisturbed: "succeeded",
  cancelled: "cancelled",
  paused: "succeeded",
  failing: "failed",
  vanishing: "lost",
  "found again": "succeeded",
  "cancelled at once": "cancelled",
} as const;
type Life = keyof typeof lives;
const lifeNames = Object.keys(lives).filter((name): name is Life => name in lives);

interface Boundary {
  name: string;
  /** The life that leads there. */
  life: Life;
  /** Resolves once the worker stands there. */
  wait: () => Promise<void>;
}

/** Where every life passes that has a job, all of them in turn. */
const untilItTrains = /look|sends|launch|uploading|submitted|queued|running|reads (the job|events|checkpoints)|stores (events|metrics)/;
const ends: [RegExp, Life][] = [
  [/submit is done, cancelled/, "cancelled at once"],
  [/cancel/, "cancelled"],
  [/paused/, "paused"],
  [/failed/, "failing"],
  [/lost/, "vanishing"],
];
let turn = 0;
function lifeTo(boundary: string): Life {
  const [, life] = ends.find(([name]) => name.test(boundary)) ?? [];
  if (life) return life;
  const fitting = lifeNames.filter((name) => (untilItTrains.test(boundary) ? name !== "cancelled at once" : lives[name] === "succeeded"));
  return fitting[turn++ % fitting.length] ?? "undisturbed";
}

const atRequest = (request: string, outlives: "before" | "after"): Boundary => ({
  name: `${request}, ${outlives}`,
  life: lifeTo(request),
  wait: () => new Promise((resolve) => server.fail({ on: requests[request] ?? /never/, how: { outlives, onHeld: resolve } })),
});
const inDatabase = (moment: string): Boundary => ({
  name: moment,
  life: lifeTo(moment),
  wait: async () => {
    await holdAt(moment);
    await expect.poll(isHeld, { timeout: patienceMs, interval: 50 }).toBe(true);
  },
});

const everyRequest = Object.keys(requests).flatMap((name) => [atRequest(name, "before"), atRequest(name, "after")]);
const aroundLaunch = ["sends a file", "launches"].flatMap((name) => [atRequest(name, "before"), atRequest(name, "after")]);
const boundaries = [...everyRequest, ...[...inTransactions, ...afterwards].map(inDatabase), ...aroundLaunch];
// Boundaries of one request stand together; a run would meet nothing but kills if they came one after the other.
const spread = boundaries
  .map((boundary, index) => ({ boundary, order: (index * 17) % boundaries.length }))
  .toSorted((a, b) => a.order - b.order)
  .map(({ boundary }) => boundary);
const chosen = spread.filter((_, index) => isAtLength || index % 3 === 1);

const baseModel = "gpt-4.1-nano-2025-04-14";
let server: ConformanceServer;
let caller: Caller;
let trainerId: string;
let datasetVersionId: string;
let worker: StartedProcess | null = null;
let workerFile: string;
const runs = new Map<string, Life>();
const vanished: StoredJob[] = [];

beforeAll(async () => {
  server = await startConformanceServer("openai");
  caller = await createCaller();
  datasetVersionId = (await createFrozenVersion(caller, { count: 24 })).id;
  const connection = { kind: "openai", name: "Provider", baseUrl: server.url, apiKey: server.key } as const;
  // What has no price waits for somebody to approve it.
  const input = createTrainerInput.parse({ ...connection, prices: { [baseModel]: { training: 1.5 } } });
  trainerId = (await createTrainer(await createPerson("lead"), input)).id;
  await installDatabaseHolds();
  workerFile = await bundleWorker();
});

afterAll(async () => {
  await worker?.kill("SIGKILL");
  await server.close();
});

async function startWorker(): Promise<void> {
  const variables = { DATABASE_URL: `${process.env.DATABASE_URL}?application_name=${heldName}` };
  worker = await startProcess(["--conditions=react-server", workerFile], variables, /Ready for work/);
}

async function killWorker(): Promise<void> {
  await worker?.kill("SIGKILL");
  await endHeldConnections();
  // The seconds that a new worker would wait before it takes a dead one's jobs.
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`;
}

async function startRun(life: Life): Promise<void> {
  const recipe = { datasetVersionId, trainerId, baseModel, systemPrompt: `You are number ${runs.size}.` };
  const { id } = await createRun(caller, recipe, async (tx, runId) => {
    // As if somebody had been faster than the worker.
    if (life === "cancelled at once") await tx.run.update({ where: { id: runId }, data: { cancelRequestedAt: new Date() } });
  });
  runs.set(id, life);
}

const jobsOf = (runId: string) => [...server.state.jobs.values(), ...vanished].filter(({ body }) => body.metadata?.client_job_id === runId);

let seen = 0;
/** Time passes at the provider whenever somebody has looked at a job, and each run meets what its life holds. */
async function live(): Promise<void> {
  await hurryJobs("runs.poll:");
  const looked = new Set(server.asked.slice(seen).map((name) => /^GET .*\/jobs\/([^/]+)$/.exec(name)?.[1]));
  seen = server.asked.length;
  for (const [runId, life] of runs) {
    for (const job of jobsOf(runId)) if (looked.has(job.id) && server.state.jobs.has(job.id)) passTime(job, runId, life);
  }
  const select = { id: true, status: true, cancelRequestedAt: true };
  const rows = await db.run.findMany({ where: { projectId: caller.projectId, status: { in: ["running", "paused", "lost"] } }, select });
  for (const { id, status, cancelRequestedAt } of rows) {
    const life = runs.get(id);
    if (life === "paused" && status === "paused") await resumeRun(caller, id);
    if (life === "found again" && status === "lost") await findAgain(id);
    if (life === "cancelled" && status === "running" && !cancelRequestedAt) await cancelRun(caller, id);
  }
}

/** Whose life has met what it holds. */
const met = new Set<string>();

function passTime(job: StoredJob, runId: string, life: Life): void {
  const isHalfway = job.status === "running" && job.step === 2;
  const goesOn = !isHalfway || life === "undisturbed" || met.has(runId);
  if (goesOn) server.state.advance(job);
  // Between two looks a job takes more than one step.
  if (job.status === "running" && job.step % 2 === 1) server.state.advance(job);
  // Who is to be cancelled trains until then.
  if (goesOn || life === "cancelled") return;
  met.add(runId);
  if (life === "paused") job.status = "paused";
  if ((life === "vanishing" || life === "found again") && server.state.jobs.delete(job.id)) vanished.push(job);
  if (life !== "failing") return;
  job.status = "failed";
  job.error = { code: "server_error", message: "The machine was taken away.", param: null };
  server.state.say(job, "The machine was taken away.", "error");
}

/** The job is there again, and somebody tries the run again. */
async function findAgain(runId: string): Promise<void> {
  for (const job of jobsOf(runId)) {
    if (!server.state.jobs.has(job.id)) vanished.splice(vanished.indexOf(job), 1);
    server.state.jobs.set(job.id, job);
  }
  await retryRun(caller, runId);
}

/** One moment after the other, never two at once. It may wait for a lock that a held worker has, so nobody waits for its end. */
let moment: Promise<void> | null = null;
function nextMoment(): Promise<void> {
  moment ??= live()
    .then(() => pause(50))
    .finally(() => {
      moment = null;
    });
  return moment;
}

async function liveUntil(name: string, reached: Promise<void>): Promise<void> {
  let isReached = false;
  const arrival = reached.then(() => {
    isReached = true;
  });
  const giveUpAt = Date.now() + patienceMs;
  while (!isReached) {
    if (Date.now() > giveUpAt) throw new Error(`No run comes to “${name}”: ${(await standings()).join(", ")}`);
    await Promise.race([arrival, nextMoment(), pause(1_000)]);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Runs that are not yet as they must end. */
async function standings(): Promise<string[]> {
  const rows = await db.run.findMany({ where: { projectId: caller.projectId }, select: { id: true, status: true } });
  return rows.flatMap(({ id, status }) => {
    const life = runs.get(id);
    return life && lives[life] === status ? [] : [`${life}: ${status}`];
  });
}

test("a worker that is killed at the boundaries of a run's life launches once, loses nothing and doubles nothing", async () => {
  expect(spread.length).toBeGreaterThanOrEqual(50);
  for (const { name, life, wait } of chosen) {
    await startWorker();
    const reached = wait();
    // Whoever stands there already may hold what a new run waits for.
    const started = startRun(life);
    await Promise.race([reached, started]);
    await liveUntil(name, reached);
    await killWorker();
    await started;
  }
  await startWorker();
  await expect.poll(() => nextMoment().then(standings), { timeout: patienceMs, interval: 50 }).toEqual([]);
  for (const [runId, life] of runs) await expectWhole(runId, life);
  const uploads = [...server.state.files.values()].map(({ filename }) => filename).filter((name) => name !== "results.csv");
  expect(new Set(uploads).size).toBe(uploads.length);

  const evaluations = () =>
    db.evaluation.findMany({ where: { projectId: caller.projectId }, include: { _count: { select: { results: true } } } });
  await expect.poll(async () => (await evaluations()).filter(({ status }) => status !== "succeeded"), { timeout: patienceMs }).toEqual([]);
  for (const { caseCount, doneCount, _count } of await evaluations()) expect([doneCount, _count.results]).toEqual([caseCount, caseCount]);
}, 1_800_000);

async function expectWhole(runId: string, life: Life): Promise<void> {
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { events: { orderBy: { position: "asc" } } } });
  const jobs = jobsOf(runId);
  const [job] = jobs;
  expect({ life, status: run.status, jobs: jobs.length, trainerJobId: run.trainerJobId }).toEqual({
    life,
    status: lives[life],
    jobs: life === "cancelled at once" ? 0 : 1,
    trainerJobId: job?.id ?? null,
  });

  const told = job?.events.filter(({ type }) => type === "message").map(({ id }) => id) ?? [];
  const stored = run.events.flatMap(({ trainerEventId }) => trainerEventId ?? []);
  // What a job says after nobody looks at it any more is not read.
  expect(stored).toEqual(told.slice(0, stored.length));
  expect(stored.length).toBeGreaterThanOrEqual(life === "vanishing" || !job ? 0 : told.length);
  const own = run.events.flatMap(({ trainerEventId, message }) => (trainerEventId ? [] : [message]));
  expect(new Set(own).size).toBe(own.length);

  const metrics = await db.runMetric.findMany({ where: { runId }, orderBy: { step: "asc" } });
  const steps = Array.from({ length: run.step }, (_, index) => index + 1);
  expect(metrics.map(({ step, trainLoss }) => [step, trainLoss])).toEqual(steps.map((step) => [step, 2 / step]));
  if (run.status === "succeeded") expect(await db.checkpoint.count({ where: { runId } })).toBe(2);
  expect(await db.modelVersion.count({ where: { runId } })).toBe(run.status === "succeeded" ? 1 : 0);
}

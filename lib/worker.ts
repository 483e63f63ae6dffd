import { EventEmitter } from "node:events";
import { parseCronItems, run, type Task, type TaskList, type WorkerEvents } from "graphile-worker";
import { Client } from "pg";
import { runBulkEdit } from "@/lib/datasets/bulk-edits/run-bulk-edit";
import { sweepBulkEdits } from "@/lib/datasets/bulk-edits/sweep-bulk-edits";
import { checkDataset } from "@/lib/datasets/checks/check-dataset";
import { recheckDataset } from "@/lib/datasets/checks/recheck-dataset";
import { indexWords } from "@/lib/datasets/examples/index-words";
import { sweepWords } from "@/lib/datasets/examples/sweep-words";
import { importExamples } from "@/lib/datasets/imports/import-examples";
import { sweepImports } from "@/lib/datasets/imports/sweep-imports";
import { checkLeaks } from "@/lib/datasets/versions/check-leaks";
import { runFreeze } from "@/lib/datasets/versions/run-freeze";
import { sweepLeakChecks } from "@/lib/datasets/versions/sweep-leak-checks";
import { db } from "@/lib/db/client";
import { keepTrafficDays } from "@/lib/deployments/drift/keep-traffic-days";
import { markAnswers } from "@/lib/deployments/experiments/judging/mark-answers";
import { sweepMarks } from "@/lib/deployments/experiments/judging/sweep-marks";
import { watchExperiments } from "@/lib/deployments/experiments/watch-experiments";
import { runParity } from "@/lib/deployments/parity/run-parity";
import { sweepParity } from "@/lib/deployments/parity/sweep-parity";
import { runRules } from "@/lib/deployments/rules/run-rules";
import { sweepRequests } from "@/lib/deployments/sweep-requests";
import { env } from "@/lib/env";
import { finalizeRun } from "@/lib/evaluations/finalize-run";
import { sumUp } from "@/lib/evaluations/ratings/sum-up";
import { runRegrade } from "@/lib/evaluations/regrades/run-regrade";
import { sweepRegrades } from "@/lib/evaluations/regrades/sweep-regrades";
import { runEvaluation } from "@/lib/evaluations/run-evaluation";
import { sweepEvaluations } from "@/lib/evaluations/sweep-evaluations";
import { type JobName, jobs } from "@/lib/jobs/catalog";
import type { JobHandlers } from "@/lib/jobs/handlers";
import { quietLogger } from "@/lib/jobs/quiet-logger";
import { runEach } from "@/lib/jobs/run-each";
import { holdWorkerLock, releaseDeadWorkers } from "@/lib/jobs/worker-locks";
import { indexPassages } from "@/lib/models/passages/index-passages";
import { sweepPassageIndexes } from "@/lib/models/passages/sweep-passage-indexes";
import { pollRun } from "@/lib/runs/poll-run";
import { measureVersion } from "@/lib/runs/previews/measure-version";
import { submitRun } from "@/lib/runs/submit-run";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import { advanceSweep } from "@/lib/runs/sweeps/advance-sweep";
import { resumeSweeps } from "@/lib/runs/sweeps/resume-sweeps";
import { createSampleProject } from "@/lib/sample/create-sample-project";
import { readAccount } from "@/lib/survival/inventory/read-account";
import { runFileCopy } from "@/lib/survival/inventory/run-file-copy";
import { sweepAccounts } from "@/lib/survival/inventory/sweep-accounts";
import { runRecord } from "@/lib/survival/records/run-record";
import { sweepRecords } from "@/lib/survival/records/sweep-records";
import { listModelLengths } from "@/lib/trainers/list-model-lengths";

const handlers: JobHandlers = {
  "projects.createSample": createSampleProject,
  "datasets.import": importExamples,
  "datasets.check": (payload, attempt) => checkDataset(payload, attempt, listModelLengths),
  "datasets.recheck": recheckDataset,
  "datasets.bulkEdit": runBulkEdit,
  "datasets.indexWords": indexWords,
  "versions.freeze": runFreeze,
  "versions.checkLeaks": checkLeaks,
  "runs.measure": measureVersion,
  "runs.submit": submitRun,
  "runs.poll": pollRun,
  "runs.finalize": finalizeRun,
  "runs.sweep": () =>
    runEach({
      sweepImports,
      sweepWords,
      sweepBulkEdits,
      sweepLeakChecks,
      sweepRuns,
      resumeSweeps,
      sweepPassageIndexes,
      sweepEvaluations,
      sweepAccounts,
      sweepRecords,
      sweepRegrades,
      sweepRequests,
      sweepMarks,
      sweepParity,
      watchExperiments,
      runRules,
      keepTrafficDays,
    }),
  "sweeps.advance": advanceSweep,
  "models.indexPassages": indexPassages,
  "evaluations.run": runEvaluation,
  "survival.readAccount": readAccount,
  "survival.copyFile": runFileCopy,
  "survival.record": runRecord,
  "evaluations.regrade": runRegrade,
  "experiments.mark": markAnswers,
  "evaluations.sumUp": sumUp,
  "deployments.checkParity": runParity,
};

const rescueMs = 3_000;

const session = new Client({ connectionString: env.databaseUrl });
// Without its session the process could be taken for dead while it works: better to end and be started again.
session.on("error", (error) => stop(1, `The connection to the database is lost: ${error.message}`));
await session.connect();

// The pool is born while `run` is at work, so who wants to know listens before.
const events: WorkerEvents = new EventEmitter();
events.on("pool:create", ({ workerPool }) => void holdWorkerLock(session, workerPool.id));
events.on("job:error", ({ job, error }) => {
  const words = error instanceof Error ? error.message : String(error);
  console.error(`${job.task_identifier} failed at attempt ${job.attempts} of ${job.max_attempts}: ${words}`);
});

const runner = await run({
  connectionString: env.databaseUrl,
  events,
  taskList: Object.fromEntries(
    Object.keys(jobs)
      .filter(isJobName)
      .map((name) => [name, toTask(name)]),
  ) satisfies TaskList,
  parsedCronItems: parseCronItems([{ task: "runs.sweep", match: "* * * * *" }]),
  concurrency: 8,
  maxPoolSize: 10,
  // New jobs are announced; this is how exactly a job for later keeps its time.
  pollInterval: Math.min(env.pollMs, 1_000),
  noHandleSignals: true,
  logger: quietLogger,
  // With a delay given, stopping waits until the last jobs are written down as done; without one it does not.
  preset: { worker: { gracefulShutdownAbortTimeout: 1_000, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});

const rescue = setInterval(() => void rescueJobs(), rescueMs);
await rescueJobs();
process.once("SIGTERM", () => stop(0));
process.once("SIGINT", () => stop(0));
console.log("Ready for work.");

async function rescueJobs(): Promise<void> {
  const dead = await releaseDeadWorkers(db).catch((error: unknown) => {
    console.error("Could not look for jobs of dead workers.", error);
    return [];
  });
  if (dead.length > 0) console.log("Took over the jobs of a worker that died.");
}

async function stop(code: number, reason?: string): Promise<void> {
  if (reason) console.error(reason);
  clearInterval(rescue);
  await runner.stop().catch((error: unknown) => console.error("The queue did not stop cleanly.", error));
  await Promise.allSettled([session.end(), db.$disconnect()]);
  process.exit(code);
}

function isJobName(name: string): name is JobName {
  return name in jobs;
}

/** The compiler cannot follow that the payload parsed by a name is the payload that its handler takes. */
function toTask<N extends JobName>(name: N): Task {
  const handler = handlers[name] as (payload: unknown, attempt: { isLast: boolean; signal: AbortSignal }) => Promise<void>;
  return (payload, { job, abortSignal }) =>
    handler(jobs[name].parse(payload), { isLast: job.attempts >= job.max_attempts, signal: abortSignal });
}

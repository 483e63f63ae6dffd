import { join } from "node:path";
import { parentPort, type Worker, workerData } from "node:worker_threads";
import { openCheckpoint } from "../formats/checkpoint";
import { noDivergence } from "./divergence";
import { initializeAdapters } from "./initialize-parameters";
import { loadWeights } from "./load-weights";
import { prepareTraining } from "./prepare-training";
import { fingerprintOf, hasResumeState, type Progress, readResumeState, writeResumeState } from "./resume-state";
import { type SentError, sendError } from "./revive-error";
import { saveCheckpoint } from "./save-checkpoint";
import { spawnWorker } from "./spawn-worker";
import { type JournalEntry, StepJournal } from "./step-journal";
import { closeTeam } from "./thread-team";
import { runTrainingLoop } from "./training-loop";
import { openSession, type Session, type SessionData } from "./training-session";
import type { CheckpointInfo, StepMetrics, TrainRequest, TrainResult } from "./types";

/** What the coordinator tells the thread that started it. */
export type CoordinatorMessage =
  | { type: "step"; metrics: StepMetrics }
  | { type: "checkpoint"; checkpoint: CheckpointInfo }
  | { type: "result"; result: TrainResult }
  | { type: "error"; error: SentError };

const { request, stopRequest }: { request: TrainRequest; stopRequest: Int32Array } = workerData.data;
const tell = (message: CoordinatorMessage) => parentPort?.postMessage(message);
const journal = new StepJournal(request.outputFolder);
const tellAndKeep = (message: JournalEntry) => {
  journal.add(message);
  tell(message);
};

try {
  tell({ type: "result", result: run() });
} catch (error) {
  tell({ type: "error", error: sendError(error) });
}

function run(): TrainResult {
  const data = prepareTraining(request, stopRequest);
  const session = openSession(data, 0);
  const checkpoint = openCheckpoint(request.baseFolder);
  let baseWeights: string;
  try {
    baseWeights = checkpoint.fingerprint();
    loadWeights(
      session.work.kernels,
      data.memory,
      data.config,
      session.plan.weights,
      checkpoint,
      data.sizes.longest,
      session.work.arena.top(),
    );
  } finally {
    checkpoint.close();
  }
  const progress = startOrResume(session, data, baseWeights);
  const helpers = startHelpers(data);
  try {
    const outcome = runTrainingLoop(session, data, helpers.length, progress, {
      step: (metrics) => tellAndKeep({ type: "step", metrics }),
      checkpoint: (metrics) => {
        const folder = join(request.outputFolder, `checkpoint-${metrics.step}`);
        const { work, plan } = session;
        saveCheckpoint({ work, parameters: plan.parameters, values: plan.values }, request.hyperparameters, request.baseFolder, folder);
        tellAndKeep({ type: "checkpoint", checkpoint: { folder, step: metrics.step, epoch: metrics.epoch, metrics } });
        return folder;
      },
      saveState: (state) => {
        journal.save();
        writeResumeState(request.outputFolder, state, vectorsOf(session, data));
      },
    });
    return {
      ...outcome,
      trainedTokens: progress.trainedTokens,
      trainSeconds: progress.elapsedSeconds,
      steps: progress.step,
      finalFolder: progress.lastCheckpoint,
    };
  } finally {
    closeTeam(data.team);
  }
}

function startHelpers(data: SessionData): Worker[] {
  return Array.from({ length: data.sizes.threads - 1 }, (_, i) =>
    spawnWorker(new URL("./train-helper.ts", import.meta.url), { data, thread: i + 1 }),
  );
}

/** All that changes from step to step, as views on the run's memory. */
function vectorsOf({ plan }: Session, { memory }: SessionData): Float32Array[] {
  const view = (address: number) => new Float32Array(memory.buffer, address, plan.parameters.length);
  return [plan.values, plan.firstMoment, plan.secondMoment, ...(plan.average ? [plan.average] : [])].map(view);
}

function startOrResume(session: Session, data: SessionData, baseWeights: string): Progress {
  const { plan, work } = session;
  const { threads, ...sizes } = data.sizes;
  const settings = {
    hyperparameters: data.hyperparameters,
    config: data.config,
    seed: data.seed,
    variant: data.variant,
    sizes,
    baseWeights,
  };
  const bytes = (array: Int32Array | Float32Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const fingerprint = fingerprintOf(
    JSON.stringify(settings),
    ...[data.training, data.validation].flatMap(({ ids, weights, starts }) => [bytes(ids), bytes(weights), bytes(starts)]),
  );
  if (plan.start) work.kernels.copy(plan.start, plan.values, plan.parameters.length);
  if (request.resume && hasResumeState(request.outputFolder)) {
    const saved = readResumeState(request.outputFolder, fingerprint, vectorsOf(session, data));
    const missed = journal.resume(saved.step, request.lastSeenStep ?? saved.step);
    if (request.lastSeenStep !== undefined) missed.forEach(tell);
    return saved;
  }
  journal.reset();
  initializeAdapters(work.kernels, data.memory, plan.parameters, plan.values, data.seed);
  if (plan.average) work.kernels.copy(plan.average, plan.values, plan.parameters.length);
  return { fingerprint, step: 0, trainedTokens: 0, elapsedSeconds: 0, lastCheckpoint: "", divergence: noDivergence() };
}

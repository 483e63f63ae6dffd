import { checkDivergence } from "./divergence";
import { learningRateAt } from "./learning-rate";
import type { LossSums } from "./loss";
import { createRandom, deriveSeed, shuffled } from "./random";
import type { Progress } from "./resume-state";
import { runPhase } from "./thread-team";
import { exampleCount, exampleLength, readExample } from "./tokenized-examples";
import { epochBatches } from "./training-plan";
import { evaluationGroup, phases, readSums, type Session, type SessionData, scalar } from "./training-session";
import type { StepMetrics, TrainResult } from "./types";

/** Rows of the validation sample, and how often it is measured over a run. */
const sampleRows = 32;
const samplesPerRun = 20;

export interface TrainingRecorder {
  step(metrics: StepMetrics): void;
  /** Saves the weights; answers the folder. */
  checkpoint(metrics: StepMetrics): string;
  saveState(progress: Progress): void;
}

type Outcome = Pick<TrainResult, "outcome" | "reason">;

/** Trains from `progress` to the end, which is kept up to date. Everything here happens in an order that depends on the seed alone. */
export function runTrainingLoop(
  session: Session,
  data: SessionData,
  helpers: number,
  progress: Progress,
  recorder: TrainingRecorder,
): Outcome {
  const { hyperparameters, training, validation, scalars, members, seed } = data;
  const { epochs, batchSize, maxGradNorm, weightDecay, weightAveraging } = hyperparameters;
  const stepsPerEpoch = Math.ceil(exampleCount(training) / batchSize);
  const totalSteps = stepsPerEpoch * epochs;
  const startedAt = performance.now() - progress.elapsedSeconds * 1000;
  const weightOf = Float64Array.from({ length: exampleCount(training) }, (_, example) =>
    readExample(training, example).weights.reduce((sum, weight, t) => (t > 0 ? sum + weight : sum), 0),
  );
  const sample = shuffled(exampleCount(validation), createRandom(deriveSeed(seed, 4))).subarray(0, sampleRows);
  const everyValidation = Int32Array.from({ length: exampleCount(validation) }, (_, i) => i);
  const sampleEvery = Math.max(1, Math.round(totalSteps / samplesPerRun));
  const phase = (number: number, tasks: number) => runPhase(data.team, helpers, number, tasks, session.run);
  const requested = () => Atomics.load(data.request, 0);
  const speed = measureSpeed();
  let epoch = -1;
  let batches: Int32Array[] = [];

  while (progress.step < totalSteps) {
    if (requested() === 1) return { outcome: "cancelled" };
    if (requested() === 2) {
      recorder.saveState(progress);
      return { outcome: "paused" };
    }
    const step = progress.step;
    if (epoch !== Math.floor(step / stepsPerEpoch)) {
      epoch = Math.floor(step / stepsPerEpoch);
      batches = epochBatches(exampleCount(training), batchSize, seed, epoch);
    }
    const batch = batches[step % stepsPerEpoch] ?? new Int32Array();
    const batchTokens = batch.reduce((sum, example) => sum + exampleLength(training, example), 0);
    members[0] = batch.length;
    members.set(batch, 1);
    scalars[scalar.epoch] = epoch;
    scalars[scalar.weightScale] = 1 / batch.reduce((sum, example) => sum + (weightOf[example] ?? 0), 0);
    phase(phases.prepare, session.tasks.prepare);
    phase(phases.shard, session.tasks.shard);
    if (requested() === 1) return { outcome: "cancelled" };
    const sums = readSums(data.sums, session.tasks.shard);
    phase(phases.reduce, session.tasks.blocks);
    const gradientNorm = Math.sqrt(data.sums.subarray(0, session.tasks.blocks).reduce((sum, squares) => sum + squares, 0));
    const learningRate = learningRateAt(step, totalSteps, hyperparameters);
    const trainLoss = sums.loss / sums.weight;
    const diverged = checkDivergence(progress.divergence, step + 1, trainLoss, gradientNorm, hyperparameters.learningRate);
    if (diverged) return { outcome: "diverged", reason: diverged };
    scalars[scalar.clip] = maxGradNorm > 0 ? Math.min(1, maxGradNorm / (gradientNorm + 1e-6)) : 1;
    scalars[scalar.rate] = learningRate / (1 - 0.9 ** (step + 1));
    scalars[scalar.rootCorrection] = 1 / Math.sqrt(1 - 0.999 ** (step + 1));
    scalars[scalar.decay] = 1 - learningRate * weightDecay;
    scalars[scalar.averaging] = 1 - Math.min(weightAveraging, (1 + step) / (10 + step));
    phase(phases.update, session.tasks.blocks);

    progress.step = step + 1;
    progress.trainedTokens += batchTokens;
    const metrics: StepMetrics = {
      step: step + 1,
      totalSteps,
      epoch: epoch + 1,
      trainLoss,
      trainMeanTokenAccuracy: sums.predicted > 0 ? sums.hits / sums.predicted : 0,
      learningRate,
      gradientNorm,
      tokensPerSecond: speed(batchTokens),
      elapsedSeconds: 0,
      trainedTokens: progress.trainedTokens,
    };
    const endsEpoch = (step + 1) % stepsPerEpoch === 0;
    let folder: string | undefined;
    if (endsEpoch || ((step + 1) % sampleEvery === 0 && sample.length > 0)) {
      withFinalWeights(() => {
        if (endsEpoch && everyValidation.length > 0) {
          const { loss, accuracy } = evaluate(everyValidation);
          metrics.fullValidLoss = loss;
          metrics.fullValidMeanTokenAccuracy = accuracy;
        }
        if (sample.length > 0) {
          const { loss, accuracy } = evaluate(sample);
          metrics.validLoss = loss;
          metrics.validMeanTokenAccuracy = accuracy;
        }
        if (requested() === 1) return;
        progress.elapsedSeconds = metrics.elapsedSeconds = (performance.now() - startedAt) / 1000;
        if (endsEpoch) folder = recorder.checkpoint(metrics);
      });
      speed.skip();
      if (requested() === 1) return { outcome: "cancelled" };
    }
    progress.elapsedSeconds = metrics.elapsedSeconds = (performance.now() - startedAt) / 1000;
    recorder.step(metrics);
    if (folder) {
      progress.lastCheckpoint = folder;
      recorder.saveState(progress);
    }
  }
  return { outcome: "finished" };

  /** The weights that would be saved: the running average where there is one, mixed with the base where that has a share. */
  function withFinalWeights(use: () => void): void {
    const { blocks, prepare } = session.tasks;
    const averaged = session.plan.average !== 0;
    const mixed = session.plan.mixed !== 0;
    if (averaged) phase(phases.swapAverage, blocks);
    if (mixed) phase(phases.mixBase, blocks);
    if (mixed) phase(phases.swapMixed, blocks);
    phase(phases.prepare, prepare);
    use();
    if (mixed) phase(phases.swapMixed, blocks);
    if (averaged) phase(phases.swapAverage, blocks);
  }

  function evaluate(examples: Int32Array): { loss: number; accuracy: number } {
    members[0] = examples.length;
    members.set(examples, 1);
    const tasks = Math.ceil(examples.length / evaluationGroup);
    phase(phases.evaluate, tasks);
    const sums: LossSums = readSums(data.sums, tasks);
    return { loss: sums.loss / sums.weight, accuracy: sums.predicted > 0 ? sums.hits / sums.predicted : 0 };
  }
}

/** Tokens a second, smoothed over some twenty steps; time spent on validation does not count. */
function measureSpeed() {
  let last = performance.now();
  let tokens = 0;
  let seconds = 0;
  const measure = (stepTokens: number) => {
    const now = performance.now();
    tokens = tokens * 0.95 + stepTokens;
    seconds = seconds * 0.95 + (now - last) / 1000;
    last = now;
    return tokens / seconds;
  };
  return Object.assign(measure, {
    skip: () => {
      last = performance.now();
    },
  });
}

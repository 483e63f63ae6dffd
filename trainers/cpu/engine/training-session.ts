import type { ModelConfig } from "../formats/model-config";
import type { KernelVariant } from "../kernels/compile-kernels";
import { loadKernels } from "../kernels/load-kernels";
import { createArena } from "./arena";
import type { GradientTarget } from "./backward";
import type { Workspace } from "./forward";
import { packHead } from "./load-weights";
import { addSums, type LearnedSequence, type LossSums, lossAndGradient, noSums } from "./loss";
import { mergeAdapter, packAdapter } from "./merge-adapter";
import { createRandom, deriveSeed } from "./random";
import { readExample, type TokenizedExamples } from "./tokenized-examples";
import { planTrainingMemory, type TrainingSizes } from "./training-memory";
import { cutIntoChunks, cutIntoShards } from "./training-plan";
import type { Hyperparameters } from "./types";

/** What every thread of a run is given. Arrays lie in shared memory. */
export interface SessionData {
  config: ModelConfig;
  hyperparameters: Hyperparameters;
  sizes: TrainingSizes;
  seed: number;
  variant: KernelVariant;
  neutralToken: number;
  training: TokenizedExamples;
  trainingPrefix: number;
  validation: TokenizedExamples;
  validationPrefix: number;
  memory: WebAssembly.Memory;
  team: Int32Array;
  /** Examples of the current batch, or of the current evaluation; its first entry is their number. */
  members: Int32Array;
  /** See `scalar`. */
  scalars: Float64Array;
  /** A row of `sumFields` numbers per task. */
  sums: Float64Array;
  /** 0 go on, 1 cancel, 2 pause. */
  request: Int32Array;
}

export const scalar = { epoch: 0, weightScale: 1, clip: 2, rate: 3, rootCorrection: 4, decay: 5, averaging: 6 } as const;
export const phases = { prepare: 0, shard: 1, reduce: 2, update: 3, swapAverage: 4, evaluate: 5, mixBase: 6, swapMixed: 7 } as const;
export const sumFields = 5;
export const evaluationGroup = 32;
const blockFloats = 16_384;

export interface Session {
  work: Workspace;
  plan: ReturnType<typeof planTrainingMemory>;
  /** How many tasks each phase has; those of `evaluate` depend on the members. */
  tasks: Record<"prepare" | "shard" | "blocks", number>;
  run(phase: number, task: number): void;
}

interface Block {
  offset: number;
  count: number;
  decays: boolean;
}

export function openSession(data: SessionData, thread: number): Session {
  const { config, hyperparameters, sizes, memory, scalars, sums } = data;
  const kernels = loadKernels(memory, data.variant);
  const plan = planTrainingMemory(config, hyperparameters, sizes);
  const region = plan.threads[thread];
  if (!region) throw new Error(`There is no memory planned for thread ${thread}.`);
  const work: Workspace = { kernels, memory, config, weights: plan.weights, arena: createArena(region.start, region.end) };
  const { parameters, values } = plan;
  const adapterOf = new Map(parameters.adapters.map((adapter) => [adapter.linear, adapter]));
  const target: GradientTarget = { parameters, adapterOf, address: plan.gradients };
  const blocks = cutIntoBlocks(parameters.decayed, parameters.length);
  const wholeLinears = [...parameters.linears.keys()];
  const preparations = [
    ...parameters.adapters.map((adapter) => () => {
      mergeAdapter(work, adapter, values);
      packAdapter(work, adapter, values);
    }),
    ...wholeLinears.map(
      ({ forward, outputs, inputs, backward }) =>
        () =>
          kernels.repackTransposed(forward, outputs, inputs, backward, 0, outputs / 8),
    ),
    ...(parameters.tokenMatrices.has(plan.weights.head) ? [() => packHead(kernels, config, plan.weights)] : []),
  ];

  const runChunks = (
    prefix: number,
    chunks: number[][],
    read: (example: number) => LearnedSequence,
    weightScale: number,
    gradient?: GradientTarget,
  ): LossSums => {
    const total = noSums();
    for (const chunk of chunks) {
      if (Atomics.load(data.request, 0) === 1) break;
      addSums(total, lossAndGradient(work, chunk.map(read), prefix, weightScale, gradient));
    }
    return total;
  };

  const run = (phase: number, task: number): void => {
    const at = (address: number, block: Block) => address + block.offset * 4;
    const block = blocks[task] ?? { offset: 0, count: 0, decays: false };
    switch (phase) {
      case phases.prepare:
        preparations[task]?.();
        return;
      case phases.shard: {
        const members = cutIntoShards(data.training, data.members.subarray(1, 1 + (data.members[0] ?? 0)), sizes.shards)[task] ?? [];
        const address = plan.gradients + task * plan.gradientStride;
        kernels.zero(address, parameters.length);
        const chunks = cutIntoChunks(data.training, members, data.trainingPrefix);
        const read = (example: number) => readForTraining(data, example, scalars[scalar.epoch] ?? 0);
        const result = runChunks(data.trainingPrefix, chunks, read, scalars[scalar.weightScale] ?? 0, { ...target, address });
        writeSums(sums, task, result);
        return;
      }
      case phases.reduce:
        sums[task] = kernels.sumShards(at(plan.gradients, block), plan.gradientStride, sizes.shards, block.count);
        return;
      case phases.update: {
        const [, , clip = 0, rate = 0, rootCorrection = 0, decay = 0, averaging = 0] = scalars;
        kernels.adamW(
          at(values, block),
          at(plan.gradients, block),
          at(plan.firstMoment, block),
          at(plan.secondMoment, block),
          block.count,
          clip,
          rate,
          rootCorrection,
          block.decays ? decay : 1,
          0.9,
          0.999,
          1e-8,
        );
        if (plan.average) kernels.blend(at(plan.average, block), at(values, block), averaging, block.count);
        return;
      }
      case phases.swapAverage:
        kernels.swap(at(values, block), at(plan.average, block), block.count);
        return;
      // Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": a straight line between the base and what was learned.
      case phases.mixBase:
        kernels.copy(at(plan.mixed, block), at(values, block), block.count);
        kernels.blend(at(plan.mixed, block), at(plan.start, block), hyperparameters.baseShare, block.count);
        return;
      case phases.swapMixed:
        kernels.swap(at(values, block), at(plan.mixed, block), block.count);
        return;
      case phases.evaluate: {
        const from = 1 + task * evaluationGroup;
        const members = data.members.subarray(from, Math.min(from + evaluationGroup, 1 + (data.members[0] ?? 0)));
        const chunks = cutIntoChunks(data.validation, members, data.validationPrefix);
        writeSums(
          sums,
          task,
          runChunks(data.validationPrefix, chunks, (example) => readExample(data.validation, example), 0),
        );
      }
    }
  };
  return { work, plan, tasks: { prepare: preparations.length, shard: sizes.shards, blocks: blocks.length }, run };
}

/** Fixed blocks, so that sums over them add up in the same order whoever computes them. */
function cutIntoBlocks(decayed: number, length: number): Block[] {
  const blocks: Block[] = [];
  for (const [from, to] of [
    [0, decayed],
    [decayed, length],
  ] as const) {
    for (let offset = from; offset < to; offset += blockFloats)
      blocks.push({ offset, count: Math.min(blockFloats, to - offset), decays: from === 0 && decayed > 0 });
  }
  return blocks;
}

/** Drops prompt tokens by chance; the draw depends on the seed, the epoch and the example alone. */
function readForTraining(
  { training, trainingPrefix, hyperparameters, neutralToken, seed }: SessionData,
  example: number,
  epoch: number,
): LearnedSequence {
  const sequence = readExample(training, example);
  if (hyperparameters.tokenDropout === 0) return sequence;
  const ids = sequence.ids.slice();
  const start = training.starts[example] ?? 0;
  const random = createRandom(deriveSeed(seed, 2, epoch, example));
  for (let t = trainingPrefix; t < ids.length; t++) {
    if (training.droppable[start + t] === 1 && random.next() < hyperparameters.tokenDropout) ids[t] = neutralToken;
  }
  return { ids, weights: sequence.weights };
}

function writeSums(sums: Float64Array, task: number, { loss, weight, hits, predicted, rows }: LossSums): void {
  sums.set([loss, weight, hits, predicted, rows], task * sumFields);
}

export function readSums(sums: Float64Array, tasks: number): LossSums {
  const total = noSums();
  for (let task = 0; task < tasks; task++) {
    const [loss = 0, weight = 0, hits = 0, predicted = 0, rows = 0] = sums.subarray(task * sumFields, (task + 1) * sumFields);
    addSums(total, { loss, weight, hits, predicted, rows });
  }
  return total;
}

/** Entries the `sums` array needs. */
export function sumEntries(parameterCount: number, validationCount: number, shards: number): number {
  return Math.max(
    shards * sumFields,
    Math.ceil(validationCount / evaluationGroup) * sumFields,
    Math.ceil(parameterCount / blockFloats) + 2,
  );
}

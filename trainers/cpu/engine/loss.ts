import { backward, type GradientTarget } from "./backward";
import { forward, putIntegers, type Workspace } from "./forward";
import { paddedVocabulary } from "./model-weights";
import { packRows } from "./packed-rows";

export interface LearnedSequence {
  ids: Int32Array;
  /** weights[t] is how much predicting token t counts: 1 for answers. */
  weights: Float32Array;
}

export interface LossSums {
  /** Σ weight · −log p */
  loss: number;
  weight: number;
  /** Of the tokens with weight 1. */
  hits: number;
  predicted: number;
  /** Rows computed, the shared beginning once. */
  rows: number;
}

export function addSums(total: LossSums, part: LossSums): void {
  total.loss += part.loss;
  total.weight += part.weight;
  total.hits += part.hits;
  total.predicted += part.predicted;
  total.rows += part.rows;
}

export const noSums = (): LossSums => ({ loss: 0, weight: 0, hits: 0, predicted: 0, rows: 0 });

/** The loss over sequences whose first `prefixLength` tokens are the same; with a target, its gradient times `weightScale` is added there. */
export function lossAndGradient(
  work: Workspace,
  sequences: LearnedSequence[],
  prefixLength: number,
  weightScale: number,
  target?: GradientTarget,
): LossSums {
  const { arena, memory, kernels, config } = work;
  const mark = arena.top();
  const labels: number[] = [];
  const weights: number[] = [];
  const pack = packRows(
    sequences.map(({ ids, weights: tokenWeights }) => {
      const outputs: number[] = [];
      for (let t = prefixLength + 1; t < ids.length; t++) {
        const weight = tokenWeights[t] ?? 0;
        if (weight === 0) continue;
        outputs.push(t - 1 - prefixLength);
        labels.push(ids[t] ?? 0);
        weights.push(weight);
      }
      return { ids: ids.subarray(0, ids.length - 1), outputs };
    }),
    prefixLength,
  );
  const trace = forward(work, pack);
  const count = labels.length;
  const labelsAt = putIntegers(work, Int32Array.from(labels));
  const weightsAt = arena.take(count);
  new Float32Array(memory.buffer, weightsAt, count).set(weights.map((weight) => weight * weightScale));
  const statisticsAt = arena.take(count * 3);
  kernels.crossEntropy(trace.logits, labelsAt, weightsAt, statisticsAt, count, config.vocabularySize, paddedVocabulary(config));
  const sums = { ...noSums(), rows: trace.rows };
  const statistics = new Float32Array(memory.buffer, statisticsAt, count * 3);
  for (const [i, weight] of weights.entries()) {
    sums.loss += weight * (Math.log(statistics[i * 3] ?? 0) + (statistics[i * 3 + 1] ?? 0));
    sums.weight += weight;
    if (weight !== 1) continue;
    sums.hits += statistics[i * 3 + 2] ?? 0;
    sums.predicted += 1;
  }
  if (target) backward(work, pack, trace, target);
  arena.release(mark);
  return sums;
}

import { estimate } from "../../engine/estimate";
import { resolveHyperparameters } from "../../engine/resolve-hyperparameters";
import type { TrainingEstimate } from "../../engine/types";
import type { UsableBase } from "./model-catalog";

const measured = new Map<string, Promise<TrainingEstimate>>();

/** A plain run on this base: what the model list shows before anybody has chosen data. */
export function estimateBase(base: UsableBase, threads: number): Promise<TrainingEstimate> {
  const key = `${base.folder} ${threads}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const longestExample = Math.min(128, base.description.contextLength);
  const dataset = { examples: 1_000, tokens: 1_000 * Math.ceil(longestExample / 2), longestExample };
  const hyperparameters = resolveHyperparameters({}, { dataset, model: base.description });
  const estimation = estimate(base.folder, { tokens: dataset.tokens, longestExample, hyperparameters, threads });
  measured.set(key, estimation);
  estimation.catch(() => measured.delete(key));
  return estimation;
}

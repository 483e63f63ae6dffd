import type { Hyperparameters } from "../schemas";

const usualLooks = 3;
const mostLooks = 10;

/** How often Together looks at the validation split, which it bills each time, and saves a checkpoint: both are ours to say. */
export function looksOf({ epochs }: Pick<Hyperparameters, "epochs">): number {
  return epochs === "auto" ? usualLooks : Math.min(epochs, mostLooks);
}

import type { TrainingSize } from "./trainer";

/** Where a provider reads the examples once unless it is told otherwise. */
export function withUsualEpochs({ hyperparameters, ...size }: TrainingSize): TrainingSize {
  return { ...size, hyperparameters: { ...hyperparameters, epochs: hyperparameters.epochs === "auto" ? 1 : hyperparameters.epochs } };
}

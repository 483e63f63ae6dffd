import { abouts } from "./abouts";
import type { TrainerKind } from "./schemas";

export interface AfterTraining {
  /** The tuned weights can be taken along; otherwise all one has is the model's name at the provider. */
  keepsWeights: boolean;
  /** What it takes to use the model, in words: hosting often costs more than training. */
  hosting: string;
}

export function afterTraining(kind: TrainerKind): AfterTraining {
  const { keepsWeights, hosting } = abouts[kind];
  return { keepsWeights, hosting };
}

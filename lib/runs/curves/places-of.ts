import type { RunCurve } from "./run-curve";
import type { CurveAxis } from "./schemas";

interface Progress {
  step: number;
  trainedTokens: number | null;
}

/** Where each step stands on the axis; empty where the trainer does not say. */
export function placesOf({ steps, moments }: RunCurve, by: CurveAxis, { step, trainedTokens }: Progress): Float64Array {
  if (by === "step") return steps;
  if (by === "time") {
    const start = moments.find(Number.isFinite);
    return start === undefined ? new Float64Array() : moments.map((moment) => moment - start);
  }
  // No trainer says how much each step read: what all of them read is spread evenly.
  const each = trainedTokens === null || step === 0 ? 0 : trainedTokens / step;
  return each > 0 ? steps.map((one) => one * each) : new Float64Array();
}

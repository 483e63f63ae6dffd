/** What is remembered between steps; part of the resume state. */
export interface DivergenceState {
  smoothed: number;
  best: number;
  steps: number;
  risen: number;
}

export const noDivergence = (): DivergenceState => ({ smoothed: 0, best: Number.MAX_VALUE, steps: 0, risen: 0 });

const patience = 30;

/** Answers a sentence once training can no longer end well: numbers that are none, or a loss that rose and stays up. */
export function checkDivergence(
  state: DivergenceState,
  step: number,
  loss: number,
  gradientNorm: number,
  learningRate: number,
): string | undefined {
  const advice = `Try a learning rate of about ${rounded(learningRate / 3)} instead of ${rounded(learningRate)}, or a smaller rank.`;
  if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) {
    return `At step ${step} the ${Number.isFinite(loss) ? "gradient" : "loss"} was no longer a finite number: training has diverged. ${advice}`;
  }
  state.steps++;
  const share = Math.max(0.05, 1 / state.steps);
  state.smoothed += share * (loss - state.smoothed);
  // The first steps are too noisy to be the best of anything.
  if (state.steps >= 10) state.best = Math.min(state.best, state.smoothed);
  state.risen = state.steps > 10 && state.smoothed > 3 * state.best + 0.3 ? state.risen + 1 : 0;
  if (state.risen < patience) return undefined;
  return `The loss fell to ${rounded(state.best)} and then rose to ${rounded(state.smoothed)}, where it stayed for ${patience} steps (step ${step}): training has diverged. ${advice}`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(2)));
}

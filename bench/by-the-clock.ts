/** Calls `act` every `everyMs` for `seconds`, by the clock: a hand does not wait until the last movement has been drawn. */
export async function repeat(seconds: number, everyMs: number, act: (step: number) => Promise<unknown>): Promise<void> {
  const startedAt = performance.now();
  const acts: Promise<unknown>[] = [];
  for (let step = 0; step < (seconds * 1_000) / everyMs; step++) {
    acts.push(act(step));
    const rest = startedAt + (step + 1) * everyMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  await Promise.all(acts);
}

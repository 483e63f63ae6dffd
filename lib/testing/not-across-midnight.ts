import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach } from "vitest";

const dayMs = 86_400_000;
/** As long as a test that means one day takes on a slow machine. */
const longestMs = 30_000;

/** Budgets, ceilings and sums are kept by the day and by the month of UTC: no test begins so late that it would end on the next one. */
export function neverAcrossMidnight(): void {
  beforeEach(async () => {
    const leftMs = dayMs - (Date.now() % dayMs);
    if (leftMs < longestMs) await sleep(leftMs);
  });
}

import type { RunStatus } from "./schemas";

interface Progress {
  status: RunStatus;
  step: number;
  startedAt: Date | null;
  lastProgressAt: Date | null;
}

const shortestMs = 120_000;
const usualSteps = 20;

/** A run stands still when twenty of its usual steps would have fitted into the silence, and at least two minutes. */
export function isStalled({ status, step, startedAt, lastProgressAt }: Progress, now: Date): boolean {
  if (status !== "running" || !startedAt) return false;
  const last = lastProgressAt ?? startedAt;
  const usualStepMs = step > 0 ? (last.getTime() - startedAt.getTime()) / step : 0;
  return now.getTime() - last.getTime() > Math.max(shortestMs, usualSteps * usualStepMs);
}

import type { RunStatus } from "./schemas";

interface Progress {
  status: RunStatus;
  step: number;
  startedAt: Date | null;
  lastProgressAt: Date | null;
  /** Trained on this machine, and so looked at every moment. */
  isLocal: boolean;
}

const shortestMs = 120_000;
/** A provider loads a model first and reports in batches: silence of some minutes is its usual way. */
const shortestAfarMs = 1_200_000;
const usualSteps = 20;

/** A run stands still when twenty of its usual steps would have fitted into the silence, and at least two minutes; at a provider twenty. */
export function isStalled({ status, step, startedAt, lastProgressAt, isLocal }: Progress, now: Date): boolean {
  if (status !== "running" || !startedAt) return false;
  const last = lastProgressAt ?? startedAt;
  const usualStepMs = step > 0 ? (last.getTime() - startedAt.getTime()) / step : 0;
  return now.getTime() - last.getTime() > Math.max(isLocal ? shortestMs : shortestAfarMs, usualSteps * usualStepMs);
}

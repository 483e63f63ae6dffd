import type { StepMetrics } from "../../engine/types";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import type { EventLog } from "./event-log";
import { eventMetrics } from "./wire-metrics";

function describeStep(metrics: StepMetrics): string {
  const validation = metrics.validLoss === undefined ? "" : `, validation loss=${metrics.validLoss.toFixed(4)}`;
  return `Step ${metrics.step}/${metrics.totalSteps}: training loss=${metrics.trainLoss.toFixed(4)}${validation}`;
}

export function lastLoggedStep(log: EventLog): number {
  return log.events().findLast(({ type }) => type === "metrics")?.data?.step ?? 0;
}

/** Writes each step down once. A continued run repeats the steps since its last saved state; those are in the log already. */
export function followSteps(
  trainer: Trainer,
  jobId: string,
  log: EventLog,
  onFailure: (error: unknown) => void,
): (metrics: StepMetrics) => void {
  let lastStep = lastLoggedStep(log);
  let first: { at: number; step: number } | undefined;

  return (metrics) => {
    first ??= { at: Date.now(), step: metrics.step };
    const stepsHere = metrics.step - first.step;
    const secondsPerStep = stepsHere === 0 ? undefined : (Date.now() - first.at) / 1000 / stepsHere;
    trainer.jobs.note(jobId, {
      trainedSteps: Math.max(metrics.step, lastStep),
      totalSteps: metrics.totalSteps,
      tokensPerSecond: Number.isFinite(metrics.tokensPerSecond) ? Math.round(metrics.tokensPerSecond) : null,
      ...(secondsPerStep === undefined
        ? {}
        : { estimatedFinish: unixNow() + Math.ceil(secondsPerStep * (metrics.totalSteps - metrics.step)) }),
    });
    if (metrics.step <= lastStep) return;
    lastStep = metrics.step;
    log.append({ type: "metrics", level: "info", message: describeStep(metrics), data: eventMetrics(metrics) }).catch(onFailure);
  };
}

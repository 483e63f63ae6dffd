import type { StateName } from "@/components/ui/state-icon";
import { formatMeasure, formatNumber } from "@/lib/format";
import type { Run, RunMetric, RunStatus } from "@/lib/runs/schemas";

const states: Record<RunStatus, { state: StateName; word: string }> = {
  draft: { state: "open", word: "Draft" },
  preflight: { state: "running", word: "Checking" },
  awaiting_approval: { state: "attention", word: "Waits for approval" },
  uploading: { state: "running", word: "Sending the examples" },
  submitted: { state: "running", word: "Handed over" },
  queued: { state: "waiting", word: "Queued" },
  running: { state: "running", word: "Running" },
  paused: { state: "stopped", word: "Paused" },
  finalizing: { state: "running", word: "Finishing" },
  succeeded: { state: "done", word: "Done" },
  failed: { state: "failed", word: "Failed" },
  cancelled: { state: "stopped", word: "Stopped" },
  lost: { state: "failed", word: "Lost" },
};

export const statusWord = (status: RunStatus): string => states[status].word;

/** One place where a run's status becomes a shape and a word. */
export function runState({
  status,
  isStalled,
  isCancelling,
  step,
  decision,
}: Pick<Run, "status" | "isStalled" | "isCancelling" | "step"> & Partial<Pick<Run, "decision">>) {
  if (status === "cancelled" && decision?.outcome === "declined") return { state: states.cancelled.state, word: "Declined" };
  if (status === "failed" && step > 0) return { state: states.failed.state, word: `Failed at step ${formatNumber(step)}` };
  if (isCancelling && states[status].state === "running") return { state: "running" as const, word: "Stopping" };
  if (isStalled && status === "running") return { state: "attention" as const, word: "Stalled" };
  return states[status];
}

export interface Sentence {
  text: string;
  detail: string;
}

const waiting: Partial<Record<RunStatus, Sentence>> = {
  draft: { text: "It has not been started.", detail: "" },
  preflight: { text: "Hone checks the examples before anything costs time.", detail: "Every row is read as the trainer will read it." },
  awaiting_approval: { text: "It waits for somebody’s approval.", detail: "" },
  uploading: { text: "The examples are on their way to the trainer.", detail: "" },
  submitted: { text: "The trainer has the examples.", detail: "It looks at them and queues the run." },
  queued: { text: "It waits for its turn.", detail: "This trainer trains one model at a time." },
  paused: {
    text: "It is paused. Nothing is lost.",
    detail: "It continues from its last saved point, step for step as if it had not stopped.",
  },
  finalizing: { text: "The training is done.", detail: "Hone saves the model and puts the test cases to it." },
  cancelled: { text: "It was stopped before its end.", detail: "Checkpoints saved until then are kept." },
};

/** What the numbers say, in a sentence: learning, repeating, or not known yet. */
export function runSentence(run: Pick<Run, "status" | "isStalled" | "modelVersion">, metrics: readonly RunMetric[] | undefined): Sentence {
  if (run.status === "succeeded")
    return { text: run.modelVersion ? `It made ${run.modelVersion.name}.` : "The training is done.", detail: learned(metrics ?? []) };
  if (run.status !== "running") return waiting[run.status] ?? { text: "", detail: "" };
  if (run.isStalled)
    return {
      text: "No new step for longer than this trainer usually takes.",
      detail: "It may be saving a checkpoint, or the machine is busy. Hone keeps asking.",
    };
  // Until they are there nobody knows how it learns, nor whether it has begun to.
  return metrics ? learning(metrics) : { text: "It is training.", detail: "" };
}

function learning(metrics: readonly RunMetric[]): Sentence {
  const checks = metrics.flatMap(({ validLoss }) => (validLoss === null ? [] : [validLoss]));
  const changes = checks.slice(-11).flatMap((loss, index, all) => (index === 0 ? [] : [loss - (all[index - 1] ?? loss)]));
  const fell = changes.filter((change) => change < 0).length;
  if (changes.length >= 3 && changes.slice(-3).every((change) => change > 0))
    return {
      text: "It repeats rather than learns: validation loss rose at 3 checks in a row.",
      detail: "Fewer epochs would do. The checkpoints from before are kept.",
    };
  if (changes.length >= 2 && fell * 2 <= changes.length)
    return {
      text: `It learns little by now: validation loss fell at ${fell} of the last ${changes.length} checks.`,
      detail: "What counts is validation: examples that it does not train on.",
    };
  if (changes.length >= 2)
    return {
      text: `It is still learning: validation loss fell at ${fell} of the last ${changes.length} checks.`,
      detail: "What counts is validation: examples that it does not train on.",
    };
  const losses = metrics.flatMap(({ trainLoss }) => (trainLoss === null ? [] : [trainLoss]));
  const first = losses[0];
  const last = losses.at(-1);
  if (first === undefined || last === undefined) return { text: "It is about to take its first step.", detail: "" };
  return {
    text:
      last < first ? `It is learning: training loss went from ${formatMeasure(first)} to ${formatMeasure(last)}.` : "It has only begun.",
    detail: "Validation says more; its first check comes with the first epoch.",
  };
}

function learned(metrics: readonly RunMetric[]): string {
  const losses = metrics.flatMap(({ trainLoss }) => (trainLoss === null ? [] : [trainLoss]));
  const [first, last] = [losses[0], losses.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `Training loss went from ${formatMeasure(first)} to ${formatMeasure(last)} in ${formatNumber(losses.length)} recorded steps.`;
}

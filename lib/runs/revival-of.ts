import type { RunStatus } from "./schemas";

interface Ended {
  status: RunStatus;
  failedFrom: RunStatus | null;
  trainerJobId: string | null;
  fineTunedModel: string | null;
}

export interface Revival {
  from: RunStatus;
  to: RunStatus;
  job: "runs.submit" | "runs.poll" | "runs.finalize";
  /** What is done again: the hand-over, the last look at a job, or what follows a training. */
  step: "send" | "look" | "finish";
}

/** Where a run that ended badly can go on; null where its training itself is over, and only a new run helps. */
export function revivalOf({ status, failedFrom, trainerJobId, fineTunedModel }: Ended): Revival | null {
  // It may be there again: a provider's hiccup looks like a loss.
  if (status === "lost" && trainerJobId) return { from: status, to: "submitted", job: "runs.poll", step: "look" };
  if (status !== "failed") return null;
  // Without a name nothing can be saved; the job may say it by now.
  if (failedFrom === "finalizing" && !fineTunedModel) return { from: status, to: "submitted", job: "runs.poll", step: "look" };
  if (failedFrom === "finalizing") return { from: status, to: failedFrom, job: "runs.finalize", step: "finish" };
  if (failedFrom === "preflight" || failedFrom === "uploading") return { from: status, to: failedFrom, job: "runs.submit", step: "send" };
  return null;
}

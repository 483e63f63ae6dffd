import { type RunStatus, runStatusSchema } from "./schemas";

/** Where a run may go from each state. A trainer that restarts puts a running job back into its queue. */
const transitions: Record<RunStatus, readonly RunStatus[]> = {
  draft: ["preflight", "cancelled"],
  preflight: ["awaiting_approval", "uploading", "submitted", "failed", "cancelled"],
  awaiting_approval: ["uploading", "cancelled"],
  uploading: ["submitted", "failed", "cancelled"],
  submitted: ["queued", "running", "paused", "finalizing", "failed", "cancelled", "lost"],
  queued: ["running", "paused", "finalizing", "failed", "cancelled", "lost"],
  running: ["queued", "paused", "finalizing", "failed", "cancelled", "lost"],
  paused: ["queued", "running", "finalizing", "failed", "cancelled", "lost"],
  finalizing: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
  cancelled: [],
  lost: [],
};

const statuses = runStatusSchema.options;

export function canMove(from: RunStatus, to: RunStatus): boolean {
  return transitions[from].includes(to);
}

export function sourcesOf(to: RunStatus): RunStatus[] {
  return statuses.filter((from) => canMove(from, to));
}

export function isFinished(status: RunStatus): boolean {
  return transitions[status].length === 0;
}

/** The states in which the trainer has the job and is asked about it. */
export const polledStatuses = ["submitted", "queued", "running", "paused"] as const satisfies readonly RunStatus[];

/** Somebody or something is at it; a draft waits for a person who may never come. */
export function isUnderway(status: RunStatus): boolean {
  return !isFinished(status) && status !== "draft";
}

export const underwayStatuses = statuses.filter(isUnderway);

export const unfinishedStatuses = statuses.filter((status) => !isFinished(status));

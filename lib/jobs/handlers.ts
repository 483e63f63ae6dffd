import type { JobName, JobPayload } from "./catalog";

export interface Attempt {
  /** Nobody tries again after this one: what cannot be done now has failed. */
  isLast: boolean;
  /** Aborted when the worker stops. */
  signal: AbortSignal;
}

export type JobHandlers = { [N in JobName]: (payload: JobPayload<N>, attempt: Attempt) => Promise<void> };

import type { RequestRecord } from "./request-record";

/** Whether a request likely cost something that nobody knows: its provider began to answer, or was still at it when the program hung up. */
export function isUnpriced({ costUsd, outcome, firstByteMs }: Pick<RequestRecord, "costUsd" | "outcome" | "firstByteMs">): boolean {
  if (costUsd !== null || outcome === "refused") return false;
  return outcome !== "failed" || firstByteMs !== null;
}

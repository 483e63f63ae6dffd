import { mayDo, type Role } from "@/lib/accounts/permissions";
import type { ReviewState } from "@/lib/datasets/schemas";

/** draft: nobody is at it · in_review: somebody is · approved, rejected: settled. What is settled is opened before it is settled otherwise. */
const moves: Record<ReviewState, readonly ReviewState[]> = {
  draft: ["in_review", "approved", "rejected"],
  in_review: ["draft", "approved", "rejected"],
  approved: ["in_review", "rejected"],
  rejected: ["in_review", "approved"],
};

const settled: readonly ReviewState[] = ["approved", "rejected"];

export const isSettled = (state: ReviewState) => settled.includes(state);

/** Whoever opens what was settled wants it judged anew. */
export const opensAgain = (from: ReviewState, to: ReviewState) => isSettled(from) && to === "in_review";

/**
 * The states out of which this person may move an example to `to` directly, outside of a review. Where several people judge each
 * example, only a lead may settle one past them: a shortcut for everybody would make the second opinion worthless.
 */
export function statesBefore(to: ReviewState, role: Role, reviewersPerExample: number): ReviewState[] {
  if (!mayDo(role, "edit")) return [];
  if (isSettled(to) && reviewersPerExample > 1 && !mayDo(role, "launch")) return [];
  const all: ReviewState[] = ["draft", "in_review", "approved", "rejected"];
  return all.filter((from) => moves[from].includes(to));
}

/**
 * What an edit makes of the state. What somebody approved is no longer what stands there, so it is looked at again, unless a lead
 * edits: leads settle what reviewers cannot, so their edit is their approval. A machine's answer is nobody's approval.
 */
export function stateAfterEdit(state: ReviewState, role: Role, isMachine: boolean): ReviewState {
  if (!isSettled(state)) return state;
  return state === "approved" && !isMachine && mayDo(role, "launch") ? "approved" : "in_review";
}

import type { ReviewDecision } from "./schemas";

interface Judgement {
  decision: ReviewDecision;
  isAdjudication: boolean;
}

export interface Tally {
  judged: number;
  isComplete: boolean;
  /** Null while somebody is still to judge. */
  verdict: "approved" | "rejected" | "disagreement" | null;
}

/** What the judgements of one revision come to. A skip is no judgement; an adjudication is the last word. */
export function tallyOf(judgements: readonly Judgement[], needed: number): Tally {
  const settling = judgements.find(({ isAdjudication }) => isAdjudication);
  const counted = judgements.filter(({ decision, isAdjudication }) => decision !== "skip" && !isAdjudication);
  const judged = counted.length;
  const isComplete = judged >= needed;
  if (settling) return { judged, isComplete, verdict: settling.decision === "approve" ? "approved" : "rejected" };
  if (!isComplete) return { judged, isComplete, verdict: null };
  const approvals = counted.filter(({ decision }) => decision === "approve").length;
  if (approvals === judged) return { judged, isComplete, verdict: "approved" };
  return { judged, isComplete, verdict: approvals === 0 ? "rejected" : "disagreement" };
}

import type { StateName } from "@/components/ui/state-icon";
import type { EvaluationCase } from "@/lib/evaluations/schemas";
import { formatPercent } from "@/lib/format";

interface Mark {
  state: StateName;
  word: string;
  isRight: boolean;
}

/** Right, wrong, partly right, or not graded, as one grader sees it. */
export function mark(answer: EvaluationCase["candidate"], grader: string): Mark {
  return markOf(answer?.scores[grader]?.score);
}

export function markOf(score: number | null | undefined): Mark {
  if (score === undefined) return { state: "open", word: "no answer", isRight: false };
  if (score === null) return { state: "open", word: "not graded", isRight: false };
  if (score === 1) return { state: "done", word: "right", isRight: true };
  if (score === 0) return { state: "failed", word: "wrong", isRight: false };
  return { state: "attention", word: `${formatPercent(score, 0)} right`, isRight: false };
}

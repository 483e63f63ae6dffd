import { formatPercent } from "@/lib/format";
import { notGraded } from "./not-graded";
import type { GraderOf, Score, Scores } from "./schemas";

/** The weighted mean of other scores. Where one of them is missing there is none: a mean of what is left would be of something else. */
export function gradeWeighted({ parts }: Pick<GraderOf<"weighted">, "parts">, scores: Scores): Score {
  const missing = parts.find(({ key }) => typeof scores[key]?.score !== "number");
  if (missing) return notGraded(`“${missing.key}” is not graded: ${scores[missing.key]?.reason ?? "there is no such grader."}`);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const score = parts.reduce((sum, { key, weight }) => sum + weight * (scores[key]?.score ?? 0), 0) / total;
  const each = parts.map(({ key, weight }) => `${key} ${formatPercent(scores[key]?.score ?? 0, 0)} × ${weight}`);
  return { score: Math.min(1, score), reason: `${each.join(", ")}.` };
}

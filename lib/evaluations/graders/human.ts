import { notGraded } from "./not-graded";
import type { HumanGrader, Score } from "./schemas";

export interface Rating {
  grader: string;
  value: number;
}

/** The mean of what people gave this answer. */
export function gradeByHumans({ key, scale }: Pick<HumanGrader, "key" | "scale">, ratings: readonly Rating[]): Score {
  const values = ratings.filter(({ grader }) => grader === key).map(({ value }) => value);
  if (values.length === 0) return notGraded("Nobody has rated this answer yet.");
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const people = values.length === 1 ? "One person" : `${values.length} people`;
  const given =
    scale === "pass_fail" ? `${values.filter((value) => value === 1).length} of ${values.length} passed it` : `${values.join(", ")} of 5`;
  return { score: scale === "pass_fail" ? mean : (mean - 1) / 4, reason: `${people}: ${given}.` };
}

import type { Grader, Scores } from "../schemas";
import { gradeExact, type Score } from "./exact";
import { gradeJsonFields } from "./json-fields";

const grades: Record<Grader["kind"], (target: string, answer: string) => Score> = { exact: gradeExact, json_fields: gradeJsonFields };

export function grade(graders: Grader[], target: string, answer: string): Scores {
  return Object.fromEntries(graders.map(({ key, kind }) => [key, grades[kind](target, answer)]));
}

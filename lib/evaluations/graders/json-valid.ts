import { parseJsonObject } from "../parse-json-object";
import type { GraderOf, Score } from "./schemas";

/** Whether a program can read the answer. */
export function gradeJsonValid(answer: string, { isObject = false }: Pick<GraderOf<"json_valid">, "isObject">): Score {
  if (answer.trim() === "") return { score: 0, reason: "The answer is empty." };
  if (/^\s*```/.test(answer)) return { score: 0, reason: "The answer stands between ``` marks, which are no JSON." };
  try {
    JSON.parse(answer);
  } catch (error) {
    return { score: 0, reason: `Not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  if (isObject && !parseJsonObject(answer)) return { score: 0, reason: "JSON, but not an object in curly brackets." };
  return { score: 1, reason: "JSON that a program can read." };
}

import { parseJsonObject } from "../parse-json-object";
import type { Grader } from "../schemas";

/** The first one is the headline. Answers that are JSON objects are also looked at field by field. */
export async function guessGraders(targets: AsyncIterable<string>): Promise<Grader[]> {
  const exact: Grader = { key: "exact", kind: "exact" };
  let count = 0;
  for await (const target of targets) {
    if (!parseJsonObject(target)) return [exact];
    count++;
  }
  return count > 0 ? [exact, { key: "json_fields", kind: "json_fields" }] : [exact];
}

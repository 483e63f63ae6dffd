import { parseJsonObject } from "../parse-json-object";
import type { Grader } from "./schemas";

/** The first one is the headline: of those that suit the answers, the one the project prefers. JSON objects are also looked at field by field. */
export async function guessGraders(targets: AsyncIterable<string>, preferred: string[] = []): Promise<Grader[]> {
  const rank = ({ key }: Grader) => (preferred.includes(key) ? preferred.indexOf(key) : preferred.length);
  return (await suitableGraders(targets)).sort((a, b) => rank(a) - rank(b));
}

async function suitableGraders(targets: AsyncIterable<string>): Promise<Grader[]> {
  const exact: Grader = { key: "exact", kind: "exact" };
  let count = 0;
  for await (const target of targets) {
    if (!parseJsonObject(target)) return [exact];
    count++;
  }
  return count > 0 ? [exact, { key: "json_fields", kind: "json_fields" }] : [exact];
}

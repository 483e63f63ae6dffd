import { parseJsonObject } from "../parse-json-object";

/** The name of the only field of an answer that is not JSON. */
export const wholeAnswer = "";

/** What there is to classify: each field of a JSON object, else the answer as a whole. Values are compared as they are written. */
export function labelFields(target: string): Map<string, string> {
  const fields = parseJsonObject(target);
  if (!fields) return new Map([[wholeAnswer, target.trim()]]);
  return new Map(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]));
}

const mostLabels = 500;
const leastUses = 2;

/** Labels come from a list and come again; free text does not. */
export function areLabels(uses: ReadonlyMap<string, number>): boolean {
  const total = [...uses.values()].reduce((sum, count) => sum + count, 0);
  return uses.size > 0 && uses.size <= mostLabels && total / uses.size >= leastUses;
}

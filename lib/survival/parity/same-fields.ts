import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

const fieldsSchema = z.record(z.string(), z.unknown());

/** Share of the old answer's fields that the new one has with the same value; null where the old answer is no JSON object. */
export function sameFields(before: string, after: string): number | null {
  const wanted = readFields(before);
  if (!wanted || Object.keys(wanted).length === 0) return null;
  const given = readFields(after) ?? {};
  const names = Object.keys(wanted);
  return names.filter((name) => isDeepStrictEqual(given[name], wanted[name])).length / names.length;
}

function readFields(text: string): Record<string, unknown> | null {
  try {
    return fieldsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

import type { z } from "zod";
import type { scoreSchema } from "../schemas";

export type Score = z.infer<typeof scoreSchema>;

const shown = 24;

/** The answer is the target, apart from white space at the ends. */
export function gradeExact(target: string, answer: string): Score {
  const [wanted, given] = [target.trim(), answer.trim()];
  if (given === wanted) return { score: 1, reason: "The same as the target." };
  if (given === "") return { score: 0, reason: "The answer is empty." };
  const at = firstDifference(wanted, given);
  if (at === wanted.length) return { score: 0, reason: `Goes on behind the target with “${excerpt(given, at)}”.` };
  if (at === given.length) return { score: 0, reason: `Stops before the target does: “${excerpt(wanted, at)}” is missing.` };
  return { score: 0, reason: `Differs from character ${at + 1} on: “${excerpt(given, at)}” instead of “${excerpt(wanted, at)}”.` };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function excerpt(text: string, from: number): string {
  const part = text.slice(from, from + shown);
  return from + shown < text.length ? `${part}…` : part;
}

import { shorten } from "./excerpt";
import type { GraderOf, Score } from "./schemas";

const shown = 24;

type Options = Pick<GraderOf<"exact">, "ignoreCase" | "ignoreSpace">;

/** The answer is the target, apart from white space at the ends and what the grader overlooks. */
export function gradeExact(target: string, answer: string, { ignoreCase = false, ignoreSpace = false }: Options = {}): Score {
  const overlook = (text: string) => {
    const spaced = ignoreSpace ? text.replace(/\s+/g, " ") : text;
    return (ignoreCase ? spaced.toLowerCase() : spaced).trim();
  };
  const [wanted, given] = [overlook(target), overlook(answer)];
  if (given === wanted) return { score: 1, reason: "The same as the target." };
  if (given === "") return { score: 0, reason: "The answer is empty." };
  const at = firstDifference(wanted, given);
  if (at === wanted.length) return { score: 0, reason: `Goes on behind the target with “${part(given, at)}”.` };
  if (at === given.length) return { score: 0, reason: `Stops before the target does: “${part(wanted, at)}” is missing.` };
  return { score: 0, reason: `Differs from character ${at + 1} on: “${part(given, at)}” instead of “${part(wanted, at)}”.` };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  // Two signs may share their first half.
  return /[\ud800-\udbff]/.test(a.charAt(at - 1)) ? at - 1 : at;
}

const part = (text: string, from: number) => shorten(text.slice(from), shown);

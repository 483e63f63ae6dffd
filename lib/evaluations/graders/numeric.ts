import { formatNumber } from "@/lib/format";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";

type Options = Pick<GraderOf<"numeric">, "tolerance" | "isRelative" | "take">;

/** Finds the number in both texts and compares them; "1,250.50", "−3", "2e6" and "45 %" are numbers. */
export function gradeNumeric(target: string, answer: string, { tolerance, isRelative = false, take = "last" }: Options): Score {
  const wanted = findNumber(target, take);
  if (wanted === null) return notGraded("The target has no number in it. Correct the case, or use another grader.");
  const given = findNumber(answer, take);
  if (given === null) return { score: 0, reason: answer.trim() === "" ? "The answer is empty." : "The answer has no number in it." };
  const allowed = isRelative ? tolerance * Math.abs(wanted) : tolerance;
  const off = Math.abs(given - wanted);
  // Decimal fractions are not exact in binary: 0.3 − 0.2 must still be within 0.1.
  const slack = Number.EPSILON * Math.max(Math.abs(given), Math.abs(wanted), 1) * 4;
  const words = `${inWords(given)}; wanted ${inWords(wanted)}${allowed > 0 ? `, give or take ${inWords(allowed)}` : ""}`;
  return off <= allowed + slack ? { score: 1, reason: `Right: ${words}.` } : { score: 0, reason: `Off by ${inWords(off)}: ${words}.` };
}

const numbers = /(?:(?<![\p{L}\d])[-−+])?(?:(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?/gu;

export function findNumber(text: string, take: "first" | "last"): number | null {
  const found = [...text.matchAll(numbers)]
    .map(([digits]) => Number(digits.replace("−", "-").replace(/[,\u00a0\u202f ]/g, "")))
    .filter(Number.isFinite);
  return (take === "first" ? found[0] : found.at(-1)) ?? null;
}

const inWords = (value: number) =>
  formatNumber(value, Number.isInteger(value) ? 0 : 4)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");

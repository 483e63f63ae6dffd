import type { GraderOf, Score } from "./schemas";

type Measure = GraderOf<"similarity">["measure"];

/** What one comparison may cost: the product of both lengths. Longer texts are compared by their beginnings, and the reason says so. */
const mostSteps = 4_000_000;

const words: Record<Measure, string> = { edit: "by edits", rouge_l: "by ROUGE-L", token_f1: "of words in common (F1)" };

export function gradeSimilarity(
  target: string,
  answer: string,
  { measure, passAt }: Pick<GraderOf<"similarity">, "measure" | "passAt">,
): Score {
  const alike = similarityOf(measure, target, answer);
  return passOrShare(
    alike,
    passAt,
    `${Math.round(alike * 100)}% alike ${words[measure]}${isCut(measure, target, answer) ? ", compared by their beginnings" : ""}`,
  );
}

/** With a threshold a similarity is right or wrong; without one it is the score. */
export function passOrShare(alike: number, passAt: number | undefined, said: string): Score {
  const score = Math.min(1, Math.max(0, alike));
  if (passAt === undefined) return { score, reason: `${said}.` };
  return { score: score >= passAt ? 1 : 0, reason: `${said}; ${Math.round(passAt * 100)}% is enough.` };
}

export function similarityOf(measure: Measure, target: string, answer: string): number {
  if (measure === "edit") return editSimilarity(target.trim(), answer.trim());
  const [wanted, given] = [tokensOf(target), tokensOf(answer)];
  if (wanted.length === 0 && given.length === 0) return 1;
  const common = measure === "rouge_l" ? longestCommon(wanted, given) : inCommon(wanted, given);
  return (2 * common) / (wanted.length + given.length);
}

function isCut(measure: Measure, target: string, answer: string): boolean {
  const [a, b] = measure === "edit" ? [target.trim(), answer.trim()] : [tokensOf(target), tokensOf(answer)];
  return measure !== "token_f1" && a.length * b.length > mostSteps;
}

/** Words and numbers, in small letters; every other sign that is no space counts by itself in scripts that do not part their words. */
function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** 1 − Levenshtein's distance in code points, as a share of the longer text. Levenshtein, Sov. Phys. Dokl. 10:707, 1966. */
function editSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = bothWithin([...a], [...b]);
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, sign] of one.entries()) {
    const now = [row + 1];
    for (const [column, its] of other.entries()) {
      const changed = (above[column] ?? 0) + (sign === its ? 0 : 1);
      now.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    above = now;
  }
  return 1 - (above[other.length] ?? 0) / Math.max(one.length, other.length);
}

/** Longest common subsequence, of which ROUGE-L is made. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004. */
function longestCommon(wanted: string[], given: string[]): number {
  const [one, other] = bothWithin(wanted, given);
  let above = new Uint32Array(other.length + 1);
  for (const token of one) {
    const now = new Uint32Array(other.length + 1);
    for (const [column, its] of other.entries()) {
      now[column + 1] = token === its ? (above[column] ?? 0) + 1 : Math.max(above[column + 1] ?? 0, now[column] ?? 0);
    }
    above = now;
  }
  return above[other.length] ?? 0;
}

function bothWithin<T>(a: T[], b: T[]): [T[], T[]] {
  if (a.length * b.length <= mostSteps) return [a, b];
  const side = Math.floor(Math.sqrt(mostSteps));
  return [a.slice(0, side), b.slice(0, side)];
}

/** Each occurrence counts once, as in SQuAD's F1. Rajpurkar et al., EMNLP 2016. */
function inCommon(wanted: string[], given: string[]): number {
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  return given.filter((token) => {
    const count = left.get(token) ?? 0;
    left.set(token, count - 1);
    return count > 0;
  }).length;
}

import { compileRegex } from "@/lib/evaluations/graders/regex";
import type { Condition } from "./schemas";

/** Everything that a rule may look at. */
export interface Facts {
  requestId: string;
  at: Date;
  outcome: string;
  format: string | null;
  isFallback: boolean;
  /** Null where the text was not kept. */
  text: { question: string; answer: string } | null;
  said: { kind: string; name: string; value: number | null; at: Date }[];
  /** Of an A/B test's judge; null where there is none. */
  mark: { score: number; at: Date } | null;
}

/** Whether all of it is true of a request. What is not known is not true. */
export function matches(conditions: readonly Condition[], facts: Facts): boolean {
  return conditions.every((condition) => isTrue(condition, facts));
}

function isTrue(condition: Condition, { outcome, format, isFallback, text, said, mark }: Facts): boolean {
  switch (condition.kind) {
    case "failed":
      return outcome === "failed";
    case "format_broken":
      return outcome === "format_failed" || format === "invalid";
    case "fallback":
      return isFallback;
    case "thumb_down":
      return said.some(({ kind, value }) => kind === "thumb" && value === 0);
    case "corrected":
      return said.some(({ kind }) => kind === "correction");
    case "said":
      return said.some(
        ({ kind, name, value }) => kind === condition.said && name === condition.name && value !== null && isBeyond(condition, value),
      );
    case "judge_below":
      return mark !== null && mark.score < condition.below;
    case "length":
      return outcome === "ok" && text !== null && isOfLength(condition, [...text.answer].length);
    case "text":
      return text?.[condition.place].toLowerCase().includes(condition.contains.toLowerCase()) ?? false;
    case "pattern":
      return text !== null && isFound(condition.pattern, text[condition.place]);
  }
}

const isBeyond = ({ is, value: limit }: Extract<Condition, { kind: "said" }>, value: number) =>
  is === "below" ? value < limit : value >= limit;

const isOfLength = ({ is, characters }: Extract<Condition, { kind: "length" }>, length: number) =>
  is === "shorter" ? length < characters : length > characters;

function isFound(pattern: string, text: string): boolean {
  const compiled = compileRegex(pattern);
  return typeof compiled !== "string" && compiled.matcher(text).find();
}

/**
 * When that became true at the latest: feedback and marks come after the request, so a rule for them counts from their own moment, and one
 * for anything else from the request's.
 */
export function matchedAt(conditions: readonly Condition[], { at, said, mark }: Facts): Date {
  const later = conditions.flatMap((condition) => {
    if (condition.kind === "judge_below") return mark ? [mark.at] : [];
    return said.filter((one) => isAbout(condition, one)).map((one) => one.at);
  });
  return [at, ...later].reduce((latest, one) => (one > latest ? one : latest));
}

function isAbout(condition: Condition, { kind, name }: Facts["said"][number]): boolean {
  if (condition.kind === "said") return kind === condition.said && name === condition.name;
  return (condition.kind === "thumb_down" && kind === "thumb") || (condition.kind === "corrected" && kind === "correction");
}

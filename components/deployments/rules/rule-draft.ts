import { type Condition, type CreateRuleInput, conditionSchema, type PreviewRuleInput } from "@/lib/deployments/rules/schemas";

/** A condition as it is typed: every field of every kind, so that changing the kind loses nothing. */
export interface ConditionDraft {
  id: number;
  kind: Condition["kind"];
  said: "score" | "outcome";
  name: string;
  is: "below" | "at_least";
  value: string;
  percent: string;
  length: "shorter" | "longer";
  characters: string;
  place: "question" | "answer";
  words: string;
}

export interface RuleDraft {
  name: string;
  conditions: ConditionDraft[];
  /** "dataset ID" or "benchmark ID"; "" while nothing is chosen. */
  into: string;
  perDay: string;
}

export const emptyCondition = (id: number): ConditionDraft => ({
  id,
  kind: "thumb_down",
  said: "score",
  name: "",
  is: "below",
  value: "0.5",
  percent: "50",
  length: "shorter",
  characters: "20",
  place: "answer",
  words: "",
});

export const emptyRule: RuleDraft = { name: "", conditions: [emptyCondition(0)], into: "", perDay: "50" };

export const kindOptions: readonly { value: Condition["kind"]; label: string; hint?: string }[] = [
  { value: "thumb_down", label: "It got a thumb down" },
  { value: "corrected", label: "Somebody corrected it" },
  { value: "failed", label: "Nobody answered" },
  { value: "format_broken", label: "The answer broke the format" },
  { value: "fallback", label: "The fallback answered" },
  { value: "said", label: "A score or an outcome", hint: "that your program sends" },
  { value: "judge_below", label: "A judge marked it below", hint: "in an A/B test" },
  { value: "length", label: "The answer is too short or too long" },
  { value: "text", label: "A text is in it" },
  { value: "pattern", label: "A pattern matches", hint: "a regular expression" },
];

function conditionOf({ kind, ...draft }: ConditionDraft): { condition: Condition } | { problem: string } {
  const { said, name, is, value, percent, length, characters, place, words } = draft;
  const fields = {
    ...(kind === "said" ? { said, name, is, value: value.trim() === "" ? Number.NaN : Number(value) } : {}),
    ...(kind === "judge_below" ? { below: Number(percent) / 100 } : {}),
    ...(kind === "length" ? { is: length, characters: Number(characters) } : {}),
    ...(kind === "text" ? { place, contains: words } : {}),
    ...(kind === "pattern" ? { place, pattern: words } : {}),
  };
  const parsed = conditionSchema.safeParse({ kind, ...fields });
  return parsed.success ? { condition: parsed.data } : { problem: parsed.error.issues[0]?.message ?? "Something is missing." };
}

/** What can be tried on the log already; null while a condition is not whole. */
export function previewOf({ conditions }: RuleDraft): PreviewRuleInput | null {
  const whole = conditions.map(conditionOf).flatMap((one) => ("condition" in one ? [one.condition] : []));
  return whole.length === conditions.length && whole.length > 0 ? { conditions: whole } : null;
}

/** The rule, or the first thing that is missing for it. */
export function ruleOf(draft: RuleDraft): { rule: CreateRuleInput } | { problem: string } {
  const broken = draft.conditions.map(conditionOf).find((one) => "problem" in one);
  if (broken && "problem" in broken) return broken;
  const preview = previewOf(draft);
  const [kind, id] = draft.into.split(" ");
  if (!preview) return { problem: "Say what shall be collected." };
  if (!id) return { problem: "Choose where it goes." };
  const perDay = Number(draft.perDay);
  if (!Number.isInteger(perDay) || perDay < 1 || perDay > 1_000) return { problem: "Say how many a day, from 1 to 1,000." };
  if (draft.name.trim() === "") return { problem: "Name the rule after what it collects." };
  const into = kind === "dataset" ? { kind: "dataset" as const, datasetId: id } : { kind: "benchmark" as const, benchmarkId: id };
  return { rule: { ...preview, name: draft.name.trim(), into, perDay } };
}

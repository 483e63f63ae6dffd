import { formatCount, formatNumber, formatPercent } from "@/lib/format";
import type { Condition } from "./schemas";

/** What a condition says of a request: "the answer was thumbed down". */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case "failed":
      return "nobody answered";
    case "format_broken":
      return "the answer broke the format";
    case "fallback":
      return "the fallback answered";
    case "thumb_down":
      return "it got a thumb down";
    case "corrected":
      return "somebody corrected it";
    case "said":
      return `the ${condition.said} “${condition.name}” is ${condition.is === "below" ? "below" : "at least"} ${formatNumber(condition.value, digitsOf(condition.value))}`;
    case "judge_below":
      return `a judge marked it below ${formatPercent(condition.below, 0)}`;
    case "length":
      return `the answer is ${condition.is} than ${formatCount(condition.characters, "character")}`;
    case "text":
      return `the ${condition.place} has “${condition.contains}” in it`;
    case "pattern":
      return `the ${condition.place} matches /${condition.pattern}/`;
  }
}

export const ruleWords = (conditions: readonly Condition[]) => {
  const text = conditions.map(conditionWords).join(", and ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const digitsOf = (value: number) => (Number.isInteger(value) ? 0 : 2);

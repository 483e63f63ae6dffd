import { formatCount, formatMoney } from "@/lib/format";
import type { Alarm, Spending, VariantSpending } from "./schemas";

/** An endpoint whose answers cost as much each is dearer than nearly any provider that bills by the token. */
const dearAnswerUsd = 0.1;
const nearBudget = 0.8;

/** What somebody should look at, the worst first. */
export function alarmsOf({
  spentUsd,
  expectedUsd,
  monthlyBudgetUsd,
  variants,
}: Omit<Spending, "alarms" | "judgesUsd" | "shadowUsd" | "checksUsd">): Alarm[] {
  const budget = monthlyBudgetUsd === null ? null : budgetAlarm(spentUsd, expectedUsd, monthlyBudgetUsd);
  const idle = variants.filter(isIdle).toSorted((a, b) => b.endpointUsdPerDay - a.endpointUsdPerDay);
  return [...(budget ? [budget] : []), ...idle.map(idleAlarm)].toSorted((a, b) => Number(b.isOver) - Number(a.isOver));
}

/** Who stands in when another one fails waits on purpose. */
function isIdle({ endpointUsdPerDay, answeredLastDay, isFallback, isNew }: VariantSpending): boolean {
  return !isFallback && !isNew && endpointUsdPerDay > 0 && endpointUsdPerDay / Math.max(1, answeredLastDay) >= dearAnswerUsd;
}

function idleAlarm({ name, endpointUsdPerDay, answeredLastDay }: VariantSpending): Alarm {
  const each = answeredLastDay > 1 ? `: ${formatMoney(endpointUsdPerDay / answeredLastDay)} each` : "";
  const answered = answeredLastDay === 0 ? "nothing" : formatCount(answeredLastDay, "request");
  return {
    kind: "idle",
    isOver: answeredLastDay === 0,
    sentence: `The endpoint of ${name} costs ${formatMoney(endpointUsdPerDay)} a day and answered ${answered} in the last one${each}.`,
    advice:
      answeredLastDay === 0
        ? "If nothing else asks it, switch it off at the provider, and set its price to 0 here."
        : "With so few requests, a provider that bills by the token is cheaper.",
  };
}

function budgetAlarm(spentUsd: number, expectedUsd: number | null, budgetUsd: number): Alarm | null {
  const [spent, budget] = [formatMoney(spentUsd), formatMoney(budgetUsd)];
  const advice = "Requests go on. Keys with a budget of their own are what stops them.";
  if (spentUsd >= budgetUsd)
    return { kind: "budget", isOver: true, sentence: `This month’s budget of ${budget} is spent: ${spent} so far.`, advice };
  if (expectedUsd !== null && expectedUsd > budgetUsd)
    return {
      kind: "budget",
      isOver: false,
      sentence: `At this pace the month ends at about ${formatMoney(expectedUsd)}, above its budget of ${budget}.`,
      advice,
    };
  if (spentUsd < nearBudget * budgetUsd) return null;
  return { kind: "budget", isOver: false, sentence: `${spent} of this month’s budget of ${budget} are spent.`, advice };
}

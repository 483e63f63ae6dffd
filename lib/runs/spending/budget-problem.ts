import { formatMoney } from "@/lib/format";
import { costWords } from "./cost-words";
import type { CostRange, Spending } from "./schemas";

const whoRaises = "An owner of the project can raise it in the project’s settings.";

/** Why a run does not fit into what is left of this month's budget, in words; null when it fits. What costs nothing always does. */
export function budgetProblem(cost: CostRange, { budgetUsd, leftUsd }: Pick<Spending, "budgetUsd" | "leftUsd">): string | null {
  if (budgetUsd === null || leftUsd === null || cost?.[1] === 0) return null;
  if (cost === null)
    return `This project has a budget, and nobody knows what this would cost. A lead enters the price of the base model under Models, Trainers; 0 for what costs nothing.`;
  if (cost[1] <= leftUsd) return null;
  const left = leftUsd > 0 ? `${formatMoney(leftUsd)} of it ${leftUsd === 1 ? "is" : "are"} left` : "nothing of it is left";
  return `It may cost ${costWords(cost)}. The budget of this month is ${formatMoney(budgetUsd)}, and ${left}. ${whoRaises}`;
}

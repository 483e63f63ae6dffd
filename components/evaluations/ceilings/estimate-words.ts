import type { EvaluationEstimate } from "@/lib/evaluations/ceilings/schemas";
import { formatCost, formatCount, formatMoney, formatTokens } from "@/lib/format";

/** "It takes 12.3 to 20.1 thousand tokens, $0.40 to $0.90." */
export function estimateWords({ caseCount, knownCount, answerCount, tokens, usd }: EvaluationEstimate): string {
  const toAsk = caseCount - knownCount;
  if (answerCount === 0)
    return `${formatCount(caseCount, "case")} ${caseCount === 1 ? "has its answer" : "have their answers"} already: nothing is asked again and nothing is left to pay for.`;
  const asked =
    answerCount > toAsk
      ? `${formatCount(answerCount, "answer")} to ${formatCount(toAsk, "case")} will be asked for.`
      : knownCount === 0
        ? `${formatCount(caseCount, "case")} will be asked.`
        : `${formatCount(toAsk, "case")} of ${formatCount(caseCount, "case")} will be asked; the others have their answers already.`;
  const used = `${formatTokens(tokens[0])} to ${formatTokens(tokens[1])} tokens`;
  const price =
    usd === null
      ? "at a price that nobody has entered"
      : usd[1] === 0
        ? formatCost(0)
        : formatMoney(usd[0]) === formatMoney(usd[1])
          ? formatMoney(usd[1])
          : `${formatMoney(usd[0])} to ${formatMoney(usd[1])}`;
  return `${asked} That takes about ${used}, ${price}.`;
}

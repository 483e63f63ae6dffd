import { formatDuration, formatMoney, formatNumber } from "@/lib/format";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";
import type { Subject } from "./subject";

type Options = Pick<GraderOf<"limit">, "latencyMs" | "costUsd" | "answerTokens">;

/** Fast, cheap and short enough: right when every limit is kept. */
export function gradeLimit(
  { latencyMs, costUsd, answerTokens }: Pick<Subject, "latencyMs" | "costUsd" | "answerTokens">,
  limits: Options,
): Score {
  if (limits.costUsd !== undefined && costUsd === null)
    return notGraded("What this answer cost is not known. Enter the model's price where trainers are set up, then grade again.");
  const over = [
    limits.latencyMs !== undefined && latencyMs > limits.latencyMs ? `took ${formatDuration(latencyMs)}` : "",
    limits.costUsd !== undefined && costUsd !== null && costUsd > limits.costUsd ? `cost ${formatMoney(costUsd)}` : "",
    limits.answerTokens !== undefined && answerTokens > limits.answerTokens ? `${formatNumber(answerTokens)} tokens long` : "",
  ].filter(Boolean);
  return over.length === 0 ? { score: 1, reason: "Within its limits." } : { score: 0, reason: `Over the limit: ${over.join(", ")}.` };
}

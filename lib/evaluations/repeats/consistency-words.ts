import { formatInterval, formatPercent } from "@/lib/format";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { Evaluation } from "../schemas";

const interval = ({ ci95 }: EstimateWithInterval) => `95% interval ${formatInterval({ low: ci95[0] * 100, high: ci95[1] * 100 })}`;

/** How consistent a model is, in sentences; null where every case was asked once. */
export function consistencyWords({ consistency, modelVersion }: Pick<Evaluation, "consistency" | "modelVersion">): string | null {
  if (consistency === null) return null;
  const { repeats, sameScore, withinShare } = consistency;
  const same = `${modelVersion.name} scored the same in all ${repeats} answers to ${formatPercent(sameScore.value, 0)} of the cases (${interval(sameScore)}).`;
  const within = withinShare
    ? ` Of the spread of its scores, ${formatPercent(withinShare.value, 0)} (${interval(withinShare)}) lies between answers to the same case, the rest between cases.`
    : "";
  return `${same}${within}`;
}

export const temperatureWarning =
  "Answers are asked for at temperature 0, where most models say nearly the same every time. At the temperature of your program they may vary more.";

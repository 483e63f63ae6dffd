import { formatMoney, formatNumber } from "@/lib/format";
import type { YearlyCost } from "./schemas";

interface Names {
  candidate: string;
  baseline: string;
}

const sources = {
  deployments: "as the deployments of the two were asked in the last week",
  entered: "as entered",
  assumed: "which is assumed: nobody asked either of them in the last week",
};

/** For whoever pays: on what the sums rest, and where the one becomes cheaper than the other. */
export function costWords({ answersPerDay, trafficFrom, candidate, baseline, breakEven }: YearlyCost, names: Names): string[] {
  const at = `At ${formatNumber(answersPerDay)} answers a day, ${sources[trafficFrom]}.`;
  if (!breakEven) return [`${at} What an answer costs is not known on both sides: a lead enters prices with the trainer.`, notCounted];
  const difference = (candidate.yearUsd ?? 0) - (baseline.yearUsd ?? 0);
  const now =
    difference === 0
      ? `Both cost the same.`
      : `${names.candidate} costs ${formatMoney(Math.abs(difference))} ${difference < 0 ? "less" : "more"} in a year than ${names.baseline}.`;
  return [`${at} ${now} ${crossing(breakEven, names)}`.trim(), notCounted];
}

const notCounted =
  "Counted are training once, the endpoint every day, also while nobody asks, and every answer. Nobody’s time is counted, nor the next training.";

function crossing(breakEven: NonNullable<YearlyCost["breakEven"]>, { candidate, baseline }: Names): string {
  if (breakEven.kind === "same") return "";
  if (breakEven.kind === "always") return `It is so however much is asked.`;
  if (breakEven.kind === "never") return `No traffic changes that.`;
  const answers = formatNumber(Math.ceil(breakEven.answersPerDay));
  return breakEven.kind === "from"
    ? `${candidate} pays for itself within a year from ${answers} answers a day on.`
    : `Above ${answers} answers a day ${baseline} is the cheaper one.`;
}

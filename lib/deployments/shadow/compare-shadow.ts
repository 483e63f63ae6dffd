import type { ShadowAnswer } from "@/lib/db/generated/client";
import { meanIntervalByBootstrap } from "@/lib/statistics/bootstrap";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import { type Histogram, momentsOf, toHistogram } from "@/lib/statistics/histogram";
import { bothIntervals } from "@/lib/statistics/interval";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import type { Paired, ShadowFigures } from "./schemas";

type Answer = Omit<ShadowAnswer, "answer">;
interface Pair {
  served: number;
  shadow: number;
}

/** Request by request: both were asked the same in the same moment, so what makes questions hard or slow falls out. */
export function compareShadow(answers: readonly Answer[]): ShadowFigures {
  const answered = answers.filter(({ outcome, servedOutcome }) => outcome === "ok" && servedOutcome !== "failed");
  return {
    n: answers.length,
    failed: paired(
      answers.map((one) => ({ served: Number(one.servedOutcome === "failed"), shadow: Number(one.outcome !== "ok") })),
      estimateDifference,
    ),
    formatFailed: paired(answered.flatMap(formatOf), estimateDifference),
    latencyMs: paired(
      answered.map((one) => ({ served: one.servedLatencyMs, shadow: one.latencyMs })),
      meanOf,
    ),
    costUsd: paired(answered.flatMap(costOf), meanOf),
  };
}

/** What had to be repaired did not keep the format at first either; nobody repairs a shadow. */
function formatOf({ format, servedFormat }: Answer): Pair[] {
  if (format === null || servedFormat === null) return [];
  return [{ served: Number(servedFormat !== "valid"), shadow: Number(format !== "valid") }];
}

function costOf({ costUsd, servedCostUsd }: Answer): Pair[] {
  return costUsd === null || servedCostUsd === null ? [] : [{ served: servedCostUsd, shadow: costUsd }];
}

function paired(pairs: readonly Pair[], estimate: (differences: Histogram) => EstimateWithInterval): Paired | null {
  if (pairs.length < fewestCases) return null;
  const mean = (of: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const differences = toHistogram(pairs.map(({ served, shadow }) => ({ value: shadow - served, count: 1 })));
  return { served: mean(({ served }) => served), shadow: mean(({ shadow }) => shadow), difference: estimate(differences) };
}

/** Of differences that are no shares. */
function meanOf(differences: Histogram): EstimateWithInterval {
  const { n, mean } = momentsOf(differences);
  return { value: mean, n, ...bothIntervals(meanIntervalByBootstrap(differences)) };
}

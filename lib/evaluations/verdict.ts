import { formatNumber, formatPoints, formatSignedInterval } from "@/lib/format";
import type { ModelVersion } from "@/lib/models/schemas";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import type { EstimateWithInterval, Verdict } from "./schemas";

const mostCases = 1_000_000;

interface Evidence {
  candidate: Pick<ModelVersion, "kind" | "name">;
  baseline: Pick<ModelVersion, "kind" | "name">;
  difference: EstimateWithInterval;
  /** McNemar's, where scores are 0 or 1. */
  pValue: number | null;
  /** Cases that would tell them apart; null when they did not differ at all. */
  casesNeeded: number | null;
}

/** The sentence a person can repeat in a meeting. Interval and test must agree before anybody is called better. */
export function toVerdict({ candidate, baseline, difference, pValue, casesNeeded }: Evidence): Verdict {
  const [name, other] = [nameOf(candidate, baseline), nameOf(baseline, candidate)];
  const { value, ci95, n } = difference;
  if (n < fewestCases) return refuse(n);
  const excludesZero = ci95[0] > 0 || ci95[1] < 0;
  const cases = `${formatNumber(n)} cases`;
  if (excludesZero && (pValue === null || pValue < 0.05)) {
    const outcome = value > 0 ? "better" : "worse";
    const digits = Math.min(Math.abs(ci95[0]), Math.abs(ci95[1]), Math.abs(value)) < 0.02 ? 1 : 0;
    const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, digits);
    return {
      outcome,
      sentence: `${capitalised(name)} is ${outcome} than ${other}: ${formatPoints(value, digits)}, 95% interval ${interval}, ${cases}.`,
      detail: "Both answered the same cases. In repeated tests, 95 of 100 such intervals hold the true difference.",
    };
  }
  const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1);
  return {
    outcome: "cannot_tell",
    sentence: `Cannot be told apart from ${other} yet. ${wouldTell(casesNeeded)}`,
    detail: `On ${cases} the difference is ${formatPoints(value, 1)}, 95% interval ${interval}. Freeze a version with more test examples to find out.`,
  };
}

function refuse(n: number): Verdict {
  return {
    outcome: "refused",
    sentence: `${n === 1 ? "One case is" : `${formatNumber(n)} cases are`} too few to say which is better.`,
    detail: `A verdict takes ${fewestCases} cases or more. Freeze a version with more test examples and evaluate both on it.`,
  };
}

function wouldTell(cases: number | null): string {
  if (cases === null) return "So far they score the same.";
  return cases > mostCases ? "Even a million cases might not tell." : `About ${formatNumber(roughly(cases))} cases would tell.`;
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

/** A baseline is "prompting", unless both sides are. */
function nameOf(version: Evidence["candidate"], other: Evidence["candidate"]): string {
  return version.kind === "baseline" && other.kind !== "baseline" ? "prompting" : version.name;
}

/** Version names keep their small letter: "v7 is better", "Prompting is better". */
const capitalised = (name: string) => (name === "prompting" ? "Prompting" : name);

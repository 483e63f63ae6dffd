import { formatNumber, formatPoints, formatSignedInterval } from "@/lib/format";
import type { ModelVersion } from "@/lib/models/schemas";
import { countSources, type GroupTally } from "@/lib/statistics/group-tally";
import type { EstimateWithInterval, Verdict } from "./schemas";
import type { Looks } from "./settling/look-at-pair";
import { casesAndSources, type TooFew, tooFew } from "./too-few";

const mostCases = 1_000_000;

interface Evidence {
  candidate: Pick<ModelVersion, "kind" | "approach" | "name">;
  baseline: Pick<ModelVersion, "kind" | "approach" | "name">;
  difference: EstimateWithInterval;
  /** The same differences by source. */
  groups: GroupTally;
  /** McNemar's, where scores are 0 or 1. */
  pValue: number | null;
  /** Cases that would tell them apart; null when they did not differ at all. */
  casesNeeded: number | null;
  /** How it was looked at while it was measured; null where it was looked at once, at the end. */
  looks?: (Looks & { caseCount: number }) | null;
}

/** The sentence a person can repeat in a meeting. Interval and test must agree before anybody is called better. */
export function toVerdict({ candidate, baseline, difference, groups, pValue, casesNeeded, looks = null }: Evidence): Verdict {
  const [name, other] = [nameOf(candidate, baseline), nameOf(baseline, candidate)];
  const { value, ci95, n } = difference;
  const little = tooFew(n, groups);
  if (little) return refuse(little);
  const sources = countSources(groups);
  const excludesZero = ci95[0] > 0 || ci95[1] < 0;
  const cases = `${formatNumber(n)} cases`;
  if (excludesZero && (pValue === null || pValue < 0.05)) {
    const outcome = value > 0 ? "better" : "worse";
    const digits = Math.min(Math.abs(ci95[0]), Math.abs(ci95[1]), Math.abs(value)) < 0.02 ? 1 : 0;
    const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, digits);
    return {
      outcome,
      sentence: `${capitalised(name)} is ${outcome} than ${other}: ${formatPoints(value, digits)}, 95% interval ${interval}, ${cases}.`,
      detail: `Both answered the same cases. ${together(n, sources)}${looks ? looksWords(looks) : "In repeated tests, 95 of 100 such intervals hold the true difference."}`,
    };
  }
  const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1);
  return {
    outcome: "cannot_tell",
    sentence: `Cannot be told apart from ${other} yet. ${wouldTell(casesNeeded)}`,
    detail: `On ${cases} the difference is ${formatPoints(value, 1)}, 95% interval ${interval}. ${together(n, sources)}${looks ? `${looksWords(looks)} ` : ""}Freeze a version with more test examples to find out.`,
  };
}

function refuse({ what, needed }: TooFew): Verdict {
  return {
    outcome: "refused",
    sentence: `${what} to say which is better.`,
    detail: `${needed} Freeze a version with more test examples and evaluate both on it.`,
  };
}

/** Whoever may stop at any look needs a wider interval, and is told what it is good for. */
function looksWords({ count, among, caseCount }: Looks & { caseCount: number }): string {
  const when = count === null ? "" : `Settled after ${formatNumber(count)} of ${formatNumber(caseCount)} cases. `;
  const models = among === 1 ? "" : ` and for all ${formatNumber(among)} models that are held against it together`;
  return `${when}The interval is valid however often it was looked at${models}.`;
}

const together = (n: number, sources: number) =>
  sources < n ? `Cases from the same source are counted together (${casesAndSources(n, sources)}). ` : "";

function wouldTell(cases: number | null): string {
  if (cases === null) return "So far they score the same.";
  return cases > mostCases ? "Even a million cases might not tell." : `About ${formatNumber(roughly(cases))} cases would tell.`;
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

/** A baseline of an instruction alone is "prompting", unless both sides are baselines. */
function nameOf(version: Evidence["candidate"], other: Evidence["candidate"]): string {
  return version.kind === "baseline" && version.approach === "prompt" && other.kind !== "baseline" ? "prompting" : version.name;
}

/** Version names keep their small letter: "v7 is better", "Prompting is better". */
const capitalised = (name: string) => (name === "prompting" ? "Prompting" : name);

import { formatCount, formatNumber, formatPoints, formatSigned, formatSignedInterval } from "@/lib/format";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { GroupTally } from "@/lib/statistics/group-tally";
import { countSources } from "@/lib/statistics/group-tally";
import { casesAndSources, tooFew } from "../too-few";
import type { CurveStep, CurveVerdict } from "./schemas";

/** What a doubling of the examples should bring to be worth the work: less than this for sure, and the curve counts as level. */
export const worthwhile = 0.03;

const mostCases = 1_000_000;

/** Two trainings on the same cases: the one on all rows minus the one on half of them. */
export interface LastDoubling {
  fromCount: number;
  toCount: number;
  difference: EstimateWithInterval;
  groups: GroupTally;
  pValue: number;
  /** Cases that would tell them apart; null when they did not differ at all. */
  casesNeeded: number | null;
}

/** Interval and test must agree before anything is called a gain or a loss. */
export function outcomeOf({ difference, groups, pValue }: Pick<LastDoubling, "difference" | "groups" | "pValue">): CurveStep["outcome"] {
  if (tooFew(difference.n, groups)) return "refused";
  const [low, high] = difference.ci95;
  if (pValue >= 0.05 || (low <= 0 && high >= 0)) return "cannot_tell";
  return difference.value > 0 ? "better" : "worse";
}

/**
 * What the last doubling brought, and so whether more of the same is likely to help. "Level" needs the whole interval below what is worth having:
 * a gain that merely did not show is no proof that there is none.
 */
export function curveVerdict(last: LastDoubling | null): CurveVerdict {
  if (!last)
    return {
      outcome: "waiting",
      sentence: "Not told yet: the model that learns from half of the examples is not measured.",
      detail: "The sentence stands here as soon as both have answered the same cases.",
      projection: null,
    };
  const little = tooFew(last.difference.n, last.groups);
  if (little)
    return {
      outcome: "refused",
      sentence: `${little.what} to say whether more data would help.`,
      detail: `${little.needed} Measure all of them on a benchmark with more cases.`,
      projection: null,
    };
  const [low, high] = last.difference.ci95;
  const outcome = outcomeOf(last);
  const brought = `The last doubling, from ${formatNumber(last.fromCount)} to ${formatCount(last.toCount, "example")}, brought ${told(last.difference)}`;
  const detail = `${basis(last)} ${oneTraining}`;
  if (outcome === "better")
    return {
      outcome: "rising",
      sentence: `More data of the same kind is likely to help: the last doubling brought ${formatPoints(last.difference.value, 1)}, between ${between(low, high)}.`,
      detail: `${brought} ${detail}`,
      projection: projectionOf(last),
    };
  if (outcome === "worse")
    return {
      outcome: "falling",
      sentence: `More data of the same kind is unlikely to help: the last doubling made it worse by ${formatNumber(-last.difference.value * 100, 1)} points, between ${between(low, high)}.`,
      detail: `${brought} Look at what the added examples teach before you collect more of them. ${detail}`,
      projection: null,
    };
  if (high < worthwhile)
    return {
      outcome: "levelled",
      sentence: `More data of the same kind is unlikely to help much: the last doubling brought ${formatPoints(last.difference.value, 1)}, at most ${formatNumber(high * 100, 1)}.`,
      detail: `${brought} That is surely less than ${worthwhile * 100} points. Better or other examples may still help. ${detail}`,
      projection: projectionOf(last),
    };
  return {
    outcome: "cannot_tell",
    sentence: `Cannot tell whether more data would help: the last doubling brought ${formatPoints(last.difference.value, 1)}, between ${between(low, high)}.`,
    detail: `${brought} ${wouldTell(last.casesNeeded)} ${detail}`,
    projection: null,
  };
}

const between = (low: number, high: number) => `${formatSigned(low * 100, 1)} and ${formatSigned(high * 100, 1)}`;

/** "+11.0 points, 95% interval +6.1 to +16.2." */
function told({ value, ci95 }: EstimateWithInterval): string {
  const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1);
  return `${formatPoints(value, 1)}, 95% interval ${interval}.`;
}

function basis({ difference, groups }: LastDoubling): string {
  const sources = countSources(groups);
  const cases = casesAndSources(difference.n, sources);
  return sources < difference.n
    ? `Both answered the same cases; those from the same source are counted together (${cases}).`
    : `Both answered the same ${cases}.`;
}

/** The interval covers the cases alone: how much a training varies, one training cannot show. */
const oneTraining =
  "Each point is one training, on one draw of the examples: another seed would give a somewhat other figure, which the interval does not cover.";

/**
 * Three points carry no fitted curve: a power law has three unknowns, and would go through any three points. What holds without one is a bound, if
 * gains shrink from doubling to doubling as they usually do.
 */
function projectionOf({ toCount, difference }: LastDoubling): string {
  const most = formatNumber(Math.max(0, difference.ci95[1]) * 100, 1);
  return `A projection, not a measurement: doublings usually bring less each time. If this one does too, going from ${formatNumber(toCount)} to ${formatCount(2 * toCount, "example")} brings at most ${most} points. No curve is fitted: three points would bear any.`;
}

function wouldTell(cases: number | null): string {
  if (cases === null) return "They score the same so far.";
  return cases > mostCases ? "Even a million cases might not tell." : `About ${formatNumber(roughly(cases))} cases would tell.`;
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

import { formatMeasure, formatNumber, formatPoints, formatSignedInterval } from "@/lib/format";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import type { Ranked } from "./rank-members";
import type { SweepResult } from "./schemas";

interface Contender extends Ranked {
  position: number;
  /** "run 40" */
  name: string;
  costUsd: number | null;
}

type Verdict = NonNullable<SweepResult["verdict"]>;

const most = 0.05;
const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** What a person can repeat: which is best, and whether that is sure. The first contender is the best, the others follow by score. */
export function sweepVerdict(contenders: readonly Contender[]): Verdict | null {
  const [best, ...others] = contenders;
  const [second] = others;
  if (!best || !second?.againstBest) return null;
  const n = second.againstBest.n;
  const all = `these ${inWords(contenders.length)}`;
  const asGood = others.filter(({ adjustedPValue }) => adjustedPValue === null || adjustedPValue >= most);
  const verdict = { bestPosition: best.position, asGood: asGood.map(({ position }) => position) };
  if (n < fewestCases)
    return {
      ...verdict,
      sentence: `${capitalised(inWords(n))} cases are too few to say which of ${all} is best.`,
      detail: `${capitalised(best.name)} scores highest, and chance alone would decide that. A verdict takes ${fewestCases} cases or more.`,
    };
  return { ...verdict, sentence: sentenceFor(best, asGood, contenders.length, all), detail: detailFor(best, second, contenders.length) };
}

function sentenceFor(best: Contender, asGood: readonly Contender[], count: number, all: string): string {
  const name = capitalised(best.name);
  const [only] = asGood;
  if (!only) return `${name} is the best of ${all}.`;
  if (asGood.length === 1) return `${name} is the best of ${all}, but ${only.name} may be just as good.`;
  if (asGood.length === count - 1) return `${name} scores best, but none of ${all} can be told apart yet.`;
  return `${name} is the best of ${all}, but ${inWords(asGood.length)} others may be just as good.`;
}

function detailFor(best: Contender, second: Contender, count: number): string {
  const { againstBest, casesNeeded } = second;
  if (!againstBest) return "";
  const { value, ci95, n } = againstBest;
  const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1);
  const isSure = second.adjustedPValue !== null && second.adjustedPValue < most;
  const cases =
    casesNeeded === null
      ? "So far they score the same."
      : casesNeeded > 1_000_000
        ? "Even a million cases might not tell them apart."
        : `About ${formatNumber(roughly(casesNeeded))} cases would tell them apart.`;
  return [
    `${capitalised(second.name)} is nearest: ${formatPoints(value, 1)}, 95% interval ${interval}, on ${formatNumber(n)} cases.`,
    ...(isSure ? [] : [cases]),
    ...cheaper(best, second),
    ...(count > 2
      ? [`Whoever picks the best of ${inWords(count)} looks at ${formatNumber((count * (count - 1)) / 2)} pairs; that is allowed for.`]
      : []),
  ].join(" ");
}

function cheaper(best: Contender, second: Contender): string[] {
  if (best.costUsd === null || second.costUsd === null || best.costUsd === 0) return [];
  const less = Math.round((1 - second.costUsd / best.costUsd) * 100);
  return less < 5 ? [] : [`${capitalised(second.name)} costs ${less}% less.`];
}

interface Loss {
  position: number;
  name: string;
  validLoss: number;
}

/** Where no case was put to anybody: a figure without an interval, and the reason why it has none. */
export function lossVerdict(losses: readonly Loss[]): Verdict | null {
  const [best, ...others] = losses.toSorted((a, b) => a.validLoss - b.validLoss);
  if (!best || others.length === 0) return null;
  return {
    bestPosition: best.position,
    asGood: [],
    sentence: `${capitalised(best.name)} has the lowest validation loss of these ${inWords(losses.length)}: ${formatMeasure(best.validLoss)}.`,
    detail:
      "Each run gives one such figure, so there is no interval: a small lead may be chance, and a lower loss need not mean better answers. Test cases would tell.",
  };
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

const inWords = (count: number) => words[count] ?? formatNumber(count);
const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

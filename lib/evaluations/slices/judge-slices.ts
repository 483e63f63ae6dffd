import { formatCount, formatNumber } from "@/lib/format";
import { countSources } from "@/lib/statistics/group-tally";
import { holm } from "@/lib/statistics/holm";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import type { countScores, Pairing } from "../pair-cases";
import { tooFew } from "../too-few";
import type { Slice } from "./schemas";

export interface TaggedPairing extends Pairing {
  tag: string;
  baseline: ReturnType<typeof countScores>;
  candidate: ReturnType<typeof countScores>;
}

const most = 0.05;

/**
 * Where it helps and where it does not. Whoever looks at twenty tags finds one that differs by chance, so the promise of 5% is kept over all
 * that are large enough to be looked at; the others are refused in words.
 */
export function judgeSlices(slices: readonly TaggedPairing[]): Slice[] {
  const refusals = slices.map(({ differences, groups }) => tooFew(sizeOf(differences), groups));
  const tested = slices.filter((_, index) => refusals[index] === null);
  const adjusted = holm(tested.map(({ differences, groups }) => pairedPValue(differences, groups)));
  return slices.map((slice, index) => {
    const { tag, differences, groups, baseline, candidate } = slice;
    const refusal = refusals[index];
    const adjustedPValue = refusal ? null : (adjusted[tested.indexOf(slice)] ?? null);
    const difference = estimateDifference(differences, groups);
    const outcome = refusal ? "refused" : outcomeOf(difference, adjustedPValue);
    return {
      tag,
      caseCount: difference.n,
      sourceCount: countSources(groups),
      candidate: estimateMean(candidate.scores, candidate.groups),
      baseline: estimateMean(baseline.scores, baseline.groups),
      difference,
      adjustedPValue,
      outcome,
      words: refusal ? `${refusal.what} to say. ${refusal.needed}` : words[outcome],
    };
  });
}

const words = { better: "Surely better", worse: "Surely worse", cannot_tell: "Cannot be told apart yet", refused: "" };

function outcomeOf({ value, ci95 }: { value: number; ci95: [number, number] }, pValue: number | null): keyof typeof words {
  const excludesZero = ci95[0] > 0 || ci95[1] < 0;
  if (pValue === null || pValue >= most || !excludesZero) return "cannot_tell";
  return value > 0 ? "better" : "worse";
}

/** "Surely better in 3 tags, surely worse in 1. Too few cases to say in 4." */
export function sumUpSlices(slices: readonly Slice[]): string {
  const count = (wanted: Slice["outcome"]) => slices.filter(({ outcome }) => outcome === wanted).length;
  const [better, worse, unsure, refused] = [count("better"), count("worse"), count("cannot_tell"), count("refused")];
  const sure = [
    ...(better > 0 ? [`surely better in ${formatCount(better, "tag")}`] : []),
    ...(worse > 0 ? [`surely worse in ${formatCount(worse, "tag")}`] : []),
  ].join(", ");
  return [
    ...(sure ? [`${sure[0]?.toUpperCase()}${sure.slice(1)}.`] : []),
    ...(unsure > 0 ? [`Cannot be told apart yet in ${formatNumber(unsure)}.`] : []),
    ...(refused > 0 ? [`Too few cases to say in ${formatNumber(refused)}.`] : []),
    ...(better + worse + unsure > 1 ? [`That ${better + worse + unsure} tags were looked at is allowed for.`] : []),
  ].join(" ");
}

const sizeOf = (differences: Pairing["differences"]) => differences.reduce((sum, { count }) => sum + count, 0);

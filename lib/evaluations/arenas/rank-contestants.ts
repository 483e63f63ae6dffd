import { formatNumber } from "@/lib/format";
import type { ModelVersion } from "@/lib/models/schemas";
import {
  type BradleyTerryFit,
  type Contrast,
  contrast,
  contrastInterval,
  contrastPValue,
  fitBradleyTerry,
  type PairOutcome,
  shareOf,
} from "@/lib/statistics/bradley-terry";
import { connectedGroups, hasFiniteFit } from "@/lib/statistics/comparison-graph";
import { holm } from "@/lib/statistics/holm";
import { normalQuantile } from "@/lib/statistics/normal";
import type { EstimateWithInterval } from "../schemas";
import { type JudgedPair, outcomesOf, tallyDuels } from "./arena-outcomes";
import { fewestJudged, toArenaVerdict } from "./arena-verdict";
import type { Duel, Ranking } from "./schemas";

export interface Contestant {
  evaluationId: string;
  modelVersion: ModelVersion;
}

/** Eight times in ten a difference of this size would then show at 95%. */
const reach = normalQuantile(0.975) + normalQuantile(0.8);

/** What the judgements say: who is preferred, how surely, and what has to be said beside it. */
export function rankContestants(contestants: readonly Contestant[], pairs: readonly JudgedPair[]): Ranking {
  const count = contestants.length;
  const outcomes = outcomesOf(contestants, pairs);
  const caseCount = new Set(pairs.filter(({ judgements }) => judgements.length > 0).map(({ caseId }) => caseId)).size;
  const groups = connectedGroups(outcomes, count);
  const { fit, isOneSided } = caseCount >= fewestJudged && groups.length === 1 ? fitAll(outcomes, count) : { fit: null, isOneSided: false };
  const duels = judgeDuels(contestants, pairs, fit, caseCount);
  const ranked = contestants
    .map(({ evaluationId, modelVersion }, index) => ({
      evaluationId,
      modelVersion,
      ...recordOf(duels, evaluationId),
      share: fit && toShare(contrast(fit, againstOthers(index, count)), caseCount),
      strength: fit?.strengths[index] ?? 0,
    }))
    .sort((a, b) => b.strength - a.strength);
  const shownGroups = groups.map((group) => group.map((index) => contestants[index]?.modelVersion.name ?? ""));
  const leftShare = caseCount >= fewestJudged ? estimateOrder(contestants, pairs, caseCount) : null;
  return {
    contestants: ranked.map(({ strength, ...one }) => one),
    duels,
    caseCount,
    leftShare,
    verdict: toArenaVerdict({ ranked, duels, caseCount, groups: shownGroups }),
    notes: notesOf(isOneSided, leftShare, pairs),
  };
}

function fitAll(outcomes: readonly PairOutcome[], count: number): { fit: BradleyTerryFit | null; isOneSided: boolean } {
  if (hasFiniteFit(outcomes, count)) return { fit: fitBradleyTerry(outcomes, count), isOneSided: false };
  // Haldane's half: one tie for every two that met. Where one side always won, how sources differ says nothing, so the model's own errors stand.
  const met = new Map(
    outcomes.filter(({ weight }) => weight !== 0).map((outcome) => [[outcome.left, outcome.right].sort().join(" "), outcome]),
  );
  const ties = [...met.values()].map(({ left, right }) => ({ left, right, score: 0.5 }));
  return { fit: fitBradleyTerry([...outcomes, ...ties], count, { errors: "model" }), isOneSided: true };
}

const againstOthers = (index: number, count: number) =>
  Array.from({ length: count }, (_, other) => (other === index ? 1 : -1 / (count - 1)));

function toShare(found: Contrast, n: number): EstimateWithInterval {
  const [low, high] = contrastInterval(found, 0.95);
  const [midLow, midHigh] = contrastInterval(found, 0.5);
  return { value: shareOf(found.value), ci95: [shareOf(low), shareOf(high)], ci50: [shareOf(midLow), shareOf(midHigh)], n };
}

function judgeDuels(
  contestants: readonly Contestant[],
  pairs: readonly JudgedPair[],
  fit: BradleyTerryFit | null,
  caseCount: number,
): Duel[] {
  const tallies = tallyDuels(contestants, pairs);
  const found = tallies.map(({ one, other }) => {
    const weights = contestants.map((_, index) => (index === one ? 1 : 0) - (index === other ? 1 : 0));
    return fit && contrast(fit, weights);
  });
  const adjusted = holm(found.map((each) => (each ? contrastPValue(each) : 1)));
  return tallies.map(({ one, other, ...tally }, index) => {
    const each = found[index] ?? null;
    const adjustedPValue = each ? (adjusted[index] ?? 1) : null;
    const ahead = each && each.value > 0 ? "one" : "other";
    return {
      oneId: contestants[one]?.evaluationId ?? "",
      otherId: contestants[other]?.evaluationId ?? "",
      ...tally,
      share: each && toShare(each, caseCount),
      adjustedPValue,
      outcome: adjustedPValue === null ? "refused" : adjustedPValue < 0.05 ? ahead : "cannot_tell",
      casesNeeded:
        each && Math.abs(each.value) > 1e-9
          ? Math.max(caseCount + 1, Math.ceil(caseCount * ((reach * each.standardError) / each.value) ** 2))
          : null,
    };
  });
}

function recordOf(duels: readonly Duel[], id: string) {
  let [wins, ties, losses] = [0, 0, 0];
  for (const { oneId, otherId, oneBetter, otherBetter, bothGood, bothBad } of duels) {
    if (oneId !== id && otherId !== id) continue;
    wins += oneId === id ? oneBetter : otherBetter;
    losses += oneId === id ? otherBetter : oneBetter;
    ties += bothGood + bothBad;
  }
  return { judgedCount: wins + ties + losses, wins, ties, losses };
}

/** Nobody saw pairs that are word for word the same, so they say nothing about the place. */
function estimateOrder(contestants: readonly Contestant[], pairs: readonly JudgedPair[], n: number): EstimateWithInterval | null {
  const seen = outcomesOf(
    contestants,
    pairs.filter(({ isSame }) => !isSame),
  );
  const fit = hasFiniteFit(seen, contestants.length) ? fitBradleyTerry(seen, contestants.length, { withOrder: true }) : null;
  return fit?.order ? toShare({ ...fit.order, degreesOfFreedom: fit.degreesOfFreedom }, n) : null;
}

function notesOf(isOneSided: boolean, leftShare: EstimateWithInterval | null, pairs: readonly JudgedPair[]): string[] {
  const notes: string[] = [];
  if (isOneSided)
    notes.push(
      "One side won every time, so that nothing bounds how far it is ahead. One tie was added between every two models that met: the intervals are finite and a little careful.",
    );
  if (leftShare) {
    const percent = formatNumber(leftShare.value * 100);
    const [low, high] = leftShare.ci95.map((end) => formatNumber(end * 100));
    const isSure = leftShare.ci95[0] > 0.5 || leftShare.ci95[1] < 0.5;
    notes.push(
      `Of two equally good answers the one on the left is chosen ${percent} of 100 times, 95% interval ${low} to ${high}. ${
        isSure ? "People lean to one side; because sides are mixed, no model gains by it." : "Nothing says that people lean to one side."
      }`,
    );
  }
  const same = pairs.filter(({ isSame }) => isSame).length;
  if (same > 0)
    notes.push(
      `${formatNumber(same)} ${same === 1 ? "pair was" : "pairs were"} the same word for word: ${same === 1 ? "a tie" : "ties"} that nobody was asked about. They count as far as the other pairs of the same two models have been judged.`,
    );
  return notes;
}

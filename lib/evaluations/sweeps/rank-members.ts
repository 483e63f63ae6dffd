import { casesNeeded } from "@/lib/statistics/cases-needed";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { fewestSources } from "@/lib/statistics/fewest-cases";
import { effectiveSources, type GroupTally, hasGroups } from "@/lib/statistics/group-tally";
import { type Histogram, momentsOf, toHistogram } from "@/lib/statistics/histogram";
import { holm } from "@/lib/statistics/holm";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";

/** Two members on the same cases: second minus first. */
export interface PairOfMembers {
  first: string;
  second: string;
  differences: Histogram;
  /** The same differences by source; left out where no two cases share one. */
  groups?: GroupTally;
}

export interface Ranked {
  id: string;
  /** This one minus the best; null for the best itself. */
  againstBest: EstimateWithInterval | null;
  adjustedPValue: number | null;
  /** How many cases would tell it from the best; null when they did not differ at all. */
  casesNeeded: number | null;
}

/**
 * The members behind the best one, nearest first. The best was chosen by looking at all of them, so every pair counts as a look: the promise
 * of 5% is kept over all pairs, not over those with the best alone.
 */
export function rankMembers(scores: ReadonlyMap<string, number>, pairs: readonly PairOfMembers[]): Ranked[] {
  const ids = [...scores.keys()].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  const [best] = ids;
  if (best === undefined) return [];
  const adjusted = holm(pairs.map(pValueOf));
  return ids.map((id) => {
    const index = pairs.findIndex(({ first, second }) => (first === best && second === id) || (first === id && second === best));
    const pair = pairs[index];
    if (!pair) return { id, againstBest: null, adjustedPValue: null, casesNeeded: null };
    const { differences, groups } = pair.first === best ? pair : negated(pair);
    return {
      id,
      againstBest: estimateDifference(differences, groups),
      adjustedPValue: adjusted[index] ?? null,
      casesNeeded: momentsOf(differences).n > 0 ? casesNeeded(differences, groups) : null,
    };
  });
}

/** From too few sources nothing can be told, whatever they say. */
function pValueOf({ differences, groups }: PairOfMembers): number {
  const isTooFew = groups && hasGroups(groups) && effectiveSources(groups) < fewestSources;
  return isTooFew ? 1 : pairedPValue(differences, groups);
}

const minus = (value: number) => (value === 0 ? 0 : -value);

const negated = ({ differences, groups }: PairOfMembers): Pick<PairOfMembers, "differences" | "groups"> => ({
  differences: toHistogram(differences.map(({ value, count }) => ({ value: minus(value), count }))),
  ...(groups ? { groups: groups.map((group) => ({ ...group, sum: minus(group.sum) })) } : {}),
});

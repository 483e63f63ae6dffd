import { formatNumber } from "@/lib/format";
import { fewestCases, fewestSources } from "@/lib/statistics/fewest-cases";
import { countSources, effectiveSources, type GroupTally, hasGroups } from "@/lib/statistics/group-tally";

export interface TooFew {
  /** "312 cases from 4 sources are too few": what was there, for a sentence to go on. */
  what: string;
  /** What it would take. */
  needed: string;
}

/** Why nothing can be said from so little; null where something can. Cases from the same source are counted together. */
export function tooFew(n: number, groups: GroupTally): TooFew | null {
  if (n < fewestCases)
    return {
      what: n === 1 ? "One case is too few" : `${formatNumber(n)} cases are too few`,
      needed: `A verdict takes ${fewestCases} cases or more.`,
    };
  if (!hasGroups(groups) || effectiveSources(groups) >= fewestSources) return null;
  const sources = countSources(groups);
  const from = sources === 1 ? "one source" : `${formatNumber(sources)} sources`;
  return {
    what:
      sources < fewestSources
        ? `${formatNumber(n)} cases from ${from} are too few`
        : `${formatNumber(n)} cases, most of them from a few of ${from}, are too few`,
    needed: `Cases from the same source are counted together, and a verdict takes ${fewestSources} sources of about one size, or more.`,
  };
}

/** "312 cases from 80 sources"; the sources are left out where each case has its own. */
export function casesAndSources(n: number, sources: number): string {
  return sources < n ? `${formatNumber(n)} cases from ${formatNumber(sources)} sources` : `${formatNumber(n)} cases`;
}

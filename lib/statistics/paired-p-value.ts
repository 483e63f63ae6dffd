import { clusteredMean, clusteredPValue } from "./clustered";
import { type GroupTally, hasGroups } from "./group-tally";
import { type Histogram, holdsOnly, momentsOf } from "./histogram";
import { mcnemar } from "./mcnemar";
import { normalCdf } from "./normal";

/**
 * How likely differences as large as these, case by case, would be if neither of two were better: McNemar where answers are right or wrong,
 * else the mean over its standard error, which is close to normal from some thirty cases on. Where cases share sources, it is no smaller than
 * counting these together allows.
 */
export function pairedPValue(differences: Histogram, groups?: GroupTally): number {
  const caseByCase = pValueCaseByCase(differences);
  return groups && hasGroups(groups) ? Math.max(caseByCase, clusteredPValue(clusteredMean(groups))) : caseByCase;
}

function pValueCaseByCase(differences: Histogram): number {
  if (holdsOnly(differences, [-1, 0, 1])) return mcnemar(countOf(differences, -1), countOf(differences, 1));
  const { n, mean, variance } = momentsOf(differences);
  if (mean === 0) return 1;
  return variance === 0 ? 0 : 2 * normalCdf(-Math.abs(mean) / Math.sqrt(variance / n));
}

const countOf = (histogram: Histogram, wanted: number) =>
  histogram.reduce((sum, { value, count }) => sum + (value === wanted ? count : 0), 0);

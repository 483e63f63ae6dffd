import { casesAndSources, tooFew } from "@/lib/evaluations/too-few";
import { formatCount, formatInterval, formatNumber, formatPercent, formatPoints, formatSignedInterval } from "@/lib/format";
import { casesForNoWorse } from "@/lib/statistics/cases-for-no-worse";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import { countSources, type GroupTally } from "@/lib/statistics/group-tally";
import type { Histogram } from "@/lib/statistics/histogram";
import type { ParityVerdict } from "./schemas";

export interface Names {
  before: string;
  after: string;
}

interface Evidence {
  margin: number;
  difference: EstimateWithInterval;
  differences: Histogram;
  /** The same differences by source. */
  groups: GroupTally;
}

/** Whether the new one may take the old one's place: its interval must lie wholly above minus the margin. */
export function toParityVerdict({ before, after }: Names, { margin, difference, differences, groups }: Evidence): ParityVerdict {
  const { value, ci95, n } = difference;
  const points = formatNumber(margin * 100, Number.isInteger(margin * 100) ? 0 : 1);
  const marginWords = `margin ${points} ${points === "1" ? "point" : "points"}`;
  const figures = `${formatPoints(value, 1)}, 95% interval ${formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)}, ${formatCount(n, "case")}`;
  const little = tooFew(n, groups);
  if (little)
    return {
      outcome: "refused",
      sentence: `${little.what} to say whether ${after} can take the place of ${before}.`,
      detail: `${little.needed} Record ${before} on ${n < fewestCases ? "more cases" : "cases from more sources"} while it still answers.`,
      moreCases: n < fewestCases ? fewestCases - n : null,
    };
  const counted = together(n, countSources(groups));
  if (ci95[0] > -margin)
    return {
      outcome: "no_worse",
      sentence: `${after} is no worse than ${before}, ${marginWords}: ${figures}.`,
      detail: `Both were asked the same cases. ${counted}Were it worse by more than the margin, so good a result would come up in less than 1 of 40 reports.`,
      moreCases: null,
    };
  if (ci95[1] < 0)
    return {
      outcome: "worse",
      sentence: `${after} is worse than ${before}: ${figures}.`,
      detail: `${counted}Look at the cases that differ most, correct or add such examples, and train once more. More cases would not change this.`,
      moreCases: null,
    };
  const needed = casesForNoWorse(differences, margin, groups);
  const moreCases = needed === null ? null : roughly(Math.max(1, needed - n));
  return {
    outcome: "cannot_tell",
    sentence: `Cannot tell yet whether ${after} is as good as ${before}${moreCases === null ? "" : `: about ${formatNumber(moreCases)} more cases would`}.`,
    detail: `So far ${figures}; the ${marginWords} lies inside. ${counted}${
      moreCases === null
        ? "As it looks now, more cases would rather show that it is worse."
        : `Record ${before} on more cases while it still answers.`
    }`,
    moreCases,
  };
}

/** Without an answer that was wanted, nobody can say which is better; only how often they say the same. */
export function toAgreementVerdict({ before, after }: Names, exact: EstimateWithInterval, sources: number): ParityVerdict {
  const interval = formatInterval({ low: exact.ci95[0] * 100, high: exact.ci95[1] * 100 });
  return {
    outcome: "agreement",
    sentence: `${after} answers as ${before} did in ${formatPercent(exact.value, 0)} of ${formatCount(exact.n, "case")}, 95% interval ${interval}.`,
    detail: `${together(exact.n, sources)}These prompts have no answer that was wanted, so this says how alike the two are, not which is better. Read the cases that differ most.`,
    moreCases: null,
  };
}

const together = (n: number, sources: number) =>
  sources < n ? `Cases from the same source are counted together (${casesAndSources(n, sources)}). ` : "";

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

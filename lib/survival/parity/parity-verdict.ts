import { formatCount, formatInterval, formatNumber, formatPercent, formatPoints, formatSignedInterval } from "@/lib/format";
import { casesForNoWorse } from "@/lib/statistics/cases-for-no-worse";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import type { Histogram } from "@/lib/statistics/histogram";
import type { ParityVerdict } from "./schemas";

interface Names {
  before: string;
  after: string;
}

/** Whether the new one may take the old one's place: its interval must lie wholly above minus the margin. */
export function toParityVerdict(
  { before, after }: Names,
  margin: number,
  difference: EstimateWithInterval,
  differences: Histogram,
): ParityVerdict {
  const { value, ci95, n } = difference;
  const points = formatNumber(margin * 100, Number.isInteger(margin * 100) ? 0 : 1);
  const marginWords = `margin ${points} ${points === "1" ? "point" : "points"}`;
  const figures = `${formatPoints(value, 1)}, 95% interval ${formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)}, ${formatCount(n, "case")}`;
  if (n < fewestCases)
    return {
      outcome: "refused",
      sentence: `${n === 1 ? "One case is" : `${formatNumber(n)} cases are`} too few to say whether ${after} can take the place of ${before}.`,
      detail: `A verdict takes ${fewestCases} cases or more. Record ${before} on more cases while it still answers.`,
      moreCases: fewestCases - n,
    };
  if (ci95[0] > -margin)
    return {
      outcome: "no_worse",
      sentence: `${after} is no worse than ${before}, ${marginWords}: ${figures}.`,
      detail:
        "Both answered the same cases. Were it worse by more than the margin, so good a result would come up in less than 1 of 40 reports.",
      moreCases: null,
    };
  if (ci95[1] < 0)
    return {
      outcome: "worse",
      sentence: `${after} is worse than ${before}: ${figures}.`,
      detail: "Look at the cases that differ most, correct or add such examples, and train once more. More cases would not change this.",
      moreCases: null,
    };
  const needed = casesForNoWorse(differences, margin);
  const moreCases = needed === null ? null : roughly(Math.max(1, needed - n));
  return {
    outcome: "cannot_tell",
    sentence: `Cannot tell yet whether ${after} is as good as ${before}${moreCases === null ? "" : `: about ${formatNumber(moreCases)} more cases would`}.`,
    detail: `So far ${figures}; the ${marginWords} lies inside. ${
      moreCases === null
        ? "As it looks now, more cases would rather show that it is worse."
        : `Record ${before} on more cases while it still answers.`
    }`,
    moreCases,
  };
}

/** Without an answer that was wanted, nobody can say which is better; only how often they say the same. */
export function toAgreementVerdict({ before, after }: Names, exact: EstimateWithInterval): ParityVerdict {
  const interval = formatInterval({ low: exact.ci95[0] * 100, high: exact.ci95[1] * 100 });
  return {
    outcome: "agreement",
    sentence: `${after} answers as ${before} did in ${formatPercent(exact.value, 0)} of ${formatCount(exact.n, "case")}, 95% interval ${interval}.`,
    detail:
      "These prompts have no answer that was wanted, so this says how alike the two are, not which is better. Read the cases that differ most.",
    moreCases: null,
  };
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}

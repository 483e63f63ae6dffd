import {
  formatCount,
  formatDate,
  formatInterval,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  formatSignedInterval,
} from "@/lib/format";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { GoldenRecord } from "../records/schemas";
import type { ParityCase, ParityReport, ParityResult } from "./schemas";

export interface ReportParts {
  title: string;
  verdict: string;
  detail: string;
  facts: [term: string, detail: string][];
  /** What was measured, old and new. */
  head: [string, string, string];
  rows: [string, string, string][];
  cases: { title: string; asked: string; wanted: string | null; before: string; after: string }[];
}

/** What a report says, before it is written one way or another. */
export function reportParts(
  { before, after, margin, createdAt }: ParityReport,
  result: ParityResult,
  cases: readonly ParityCase[],
): ReportParts {
  const { scored, agreement, latencyMs, completionTokens, usdPerThousand } = result;
  const share = ({ value, ci95 }: EstimateWithInterval) =>
    `${formatPercent(value)} (${formatInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)})`;
  const size = ({ value, ci95, n }: EstimateWithInterval, unit: string) =>
    n === 0 ? "no answer" : `${formatNumber(value)} ${unit} (${formatInterval({ low: ci95[0], high: ci95[1] })})`;
  const money = (usd: number | null) => (usd === null ? "no price is entered" : formatMoney(usd));
  return {
    title: `${after.model.name} in place of ${before.model.name}`,
    verdict: result.verdict.sentence,
    detail: result.verdict.detail,
    facts: [
      [
        "Old",
        `${before.model.name}, ${before.model.trainerModel} at ${before.model.trainer.name}, recorded ${formatDate(before.createdAt)}`,
      ],
      ["New", `${after.model.name}, ${after.model.trainerModel} at ${after.model.trainer.name}, asked ${formatDate(after.createdAt)}`],
      ["Cases", casesOf(before, result)],
      ["Margin", `${formatNumber(margin * 100, 1)} points, chosen ${formatDate(createdAt)}, before anybody looked`],
      ["Settings", `at most ${formatNumber(before.maxTokens)} tokens, temperature ${before.temperature}`],
    ],
    head: ["Measured, with its 95% interval", "Old", "New"],
    rows: [
      ...(scored ? ([["Right", share(scored.before), share(scored.after)]] satisfies [string, string, string][]) : []),
      ...(scored
        ? ([
            [
              "Difference",
              "",
              `${formatPoints(scored.difference.value, 1)} (${formatSignedInterval({ low: scored.difference.ci95[0] * 100, high: scored.difference.ci95[1] * 100 }, 1)})`,
            ],
          ] satisfies [string, string, string][])
        : []),
      ["The same answer", "", share(agreement.exact)],
      ...(agreement.fields ? ([["The same JSON fields", "", share(agreement.fields)]] satisfies [string, string, string][]) : []),
      ["Alike by their letters", "", share(agreement.similarity)],
      ["Time to answer", size(latencyMs.before, "ms"), size(latencyMs.after, "ms")],
      ["Length of an answer", size(completionTokens.before, "tokens"), size(completionTokens.after, "tokens")],
      ["A thousand answers cost", money(usdPerThousand.before), money(usdPerThousand.after)],
    ],
    cases: cases.map(({ position, prompt, target, before: old, after: fresh }) => ({
      title: `Case ${position}`,
      asked: prompt.map(({ role, content }) => `${role}: ${content}`).join("\n"),
      wanted: target,
      before: old.text,
      after: fresh.failure === null ? fresh.text : `(no answer) ${fresh.failure}`,
    })),
  };
}

/** How many are compared, and each kind of gap by its number. */
function casesOf({ sourceWords }: GoldenRecord, { caseCount, refusedCount, unaskedCount, leftOutCount }: ParityResult): string {
  return [
    `${formatCount(caseCount, "case")} compared, ${sourceWords}`,
    ...(refusedCount > 0 ? [`${formatNumber(refusedCount)} of them without a new answer`] : []),
    ...(unaskedCount > 0 ? [`${formatCount(unaskedCount, "case")} not asked yet`] : []),
    ...(leftOutCount > 0 ? [`${formatCount(leftOutCount, "case")} left out for want of an old answer`] : []),
  ].join("; ");
}

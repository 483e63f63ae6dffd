import { meanIntervalByBootstrap } from "@/lib/statistics/bootstrap";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { type Histogram, momentsOf, toHistogram } from "@/lib/statistics/histogram";
import { bothIntervals } from "@/lib/statistics/interval";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { costOfTokens } from "../records/prices-of";
import type { GoldenRecord } from "../records/schemas";
import { toAgreementVerdict, toParityVerdict } from "./parity-verdict";
import { type AnsweredPair, readPairs } from "./read-pairs";
import { sameFields } from "./same-fields";
import { type ParityResult, parityResultSchema } from "./schemas";
import { plain } from "./similarity";

/** Old and new on the cases that both answered. */
export async function computeParity(before: GoldenRecord, after: GoldenRecord, margin: number): Promise<ParityResult> {
  const pairs = await readPairs(before, after);
  const names = { before: before.model.name, after: after.model.name };
  const agreement = agreementOf(pairs);
  const scored = scoresOf(pairs);
  return parityResultSchema.parse({
    caseCount: pairs.length,
    missingCount: before.caseCount - pairs.length,
    verdict: scored ? toParityVerdict(names, margin, scored.difference, scored.differences) : toAgreementVerdict(names, agreement.exact),
    scored,
    agreement,
    latencyMs: { before: meanOf(pairs.map((one) => one.beforeMs)), after: meanOf(pairs.map((one) => one.afterMs)) },
    completionTokens: { before: meanOf(pairs.map((one) => one.beforeTokens)), after: meanOf(pairs.map((one) => one.afterTokens)) },
    usdPerThousand: { before: perThousand(before), after: perThousand(after) },
  });
}

function scoresOf(pairs: readonly AnsweredPair[]) {
  const graded = pairs.flatMap(({ beforeScore, afterScore }) => (beforeScore && afterScore ? [{ beforeScore, afterScore }] : []));
  const [first] = graded;
  if (!first || graded.length < pairs.length) return null;
  const differences = histogramOf(graded.map((one) => one.afterScore.score - one.beforeScore.score));
  return {
    grader: first.beforeScore.grader,
    before: estimateMean(histogramOf(graded.map((one) => one.beforeScore.score))),
    after: estimateMean(histogramOf(graded.map((one) => one.afterScore.score))),
    difference: estimateDifference(differences),
    differences,
  };
}

function agreementOf(pairs: readonly AnsweredPair[]): ParityResult["agreement"] {
  const fields = pairs.flatMap(({ beforeText, afterText }) => sameFields(beforeText, afterText) ?? []);
  return {
    exact: estimateMean(histogramOf(pairs.map(({ beforeText, afterText }) => (plain(beforeText) === plain(afterText) ? 1 : 0)))),
    fields: fields.length > 0 ? estimateMean(histogramOf(fields)) : null,
    similarity: estimateMean(histogramOf(pairs.map((one) => one.similarity))),
  };
}

const histogramOf = (values: readonly number[]): Histogram => toHistogram(values.map((value) => ({ value, count: 1 })));

/** Of values that are no shares: how long, how many. */
function meanOf(values: readonly number[]): EstimateWithInterval {
  const histogram = histogramOf(values);
  const { n, mean } = momentsOf(histogram);
  return { value: mean, n, ...bothIntervals(n > 1 ? meanIntervalByBootstrap(histogram) : () => [mean, mean]) };
}

function perThousand(record: GoldenRecord): number | null {
  if (record.doneCount === 0) return null;
  const usd = costOfTokens(record, record.promptTokens, record.completionTokens);
  return usd === null ? null : (usd / record.doneCount) * 1_000;
}

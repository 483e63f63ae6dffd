import { meanIntervalByBootstrap } from "@/lib/statistics/bootstrap";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { countSources, type FromSource, tallyGroups } from "@/lib/statistics/group-tally";
import { type Histogram, momentsOf, toHistogram } from "@/lib/statistics/histogram";
import { bothIntervals } from "@/lib/statistics/interval";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { costOfTokens } from "../records/prices-of";
import type { GoldenRecord } from "../records/schemas";
import { withGaps } from "./gap-words";
import { toAgreementVerdict, toParityVerdict } from "./parity-verdict";
import { readLeftOut } from "./read-left-out";
import { type AskedPair, readPairs } from "./read-pairs";
import { sameFields } from "./same-fields";
import { type ParityResult, type ParityVerdict, parityResultSchema } from "./schemas";
import { plain } from "./similarity";
import { toUnfinishedVerdict } from "./unfinished-verdict";

/** Old and new on the cases that the old one answered and the new one was asked. */
export async function computeParity(before: GoldenRecord, after: GoldenRecord, margin: number): Promise<ParityResult> {
  const [pairs, leftOut] = await Promise.all([readPairs(before, after), readLeftOut(before)]);
  const answered = pairs.flatMap(({ before: old, after: fresh }) => (fresh ? [{ old, fresh }] : []));
  const agreement = agreementOf(pairs);
  const scored = scoresOf(pairs);
  return parityResultSchema.parse({
    caseCount: pairs.length,
    refusedCount: pairs.length - answered.length,
    unaskedCount: after.caseCount - after.doneCount - after.failedCount,
    leftOutCount: leftOut.length,
    verdict: verdictOf(before, after, margin, { pairs, leftOut, agreement, scored }),
    scored,
    agreement,
    latencyMs: { before: meanOf(answered.map(({ old }) => old.latencyMs)), after: meanOf(answered.map(({ fresh }) => fresh.latencyMs)) },
    completionTokens: { before: meanOf(answered.map(({ old }) => old.tokens)), after: meanOf(answered.map(({ fresh }) => fresh.tokens)) },
    usdPerThousand: { before: perThousand(before), after: perThousand(after) },
  });
}

interface Measured {
  pairs: readonly AskedPair[];
  leftOut: readonly number[];
  agreement: ParityResult["agreement"];
  scored: ReturnType<typeof scoresOf>;
}

function verdictOf(
  before: GoldenRecord,
  after: GoldenRecord,
  margin: number,
  { pairs, leftOut, agreement, scored }: Measured,
): ParityVerdict {
  const names = { before: before.model.name, after: after.model.name };
  const gaps = { ...names, leftOut, recordNumber: before.number };
  const unfinished = toUnfinishedVerdict(names, after, pairs);
  if (unfinished) return withGaps(unfinished, { ...gaps, refusedCount: 0 });
  const verdict = scored
    ? toParityVerdict(names, { margin, ...scored })
    : toAgreementVerdict(names, agreement.exact, countSources(tallyGroups(exactOf(pairs))));
  return withGaps(verdict, { ...gaps, refusedCount: pairs.filter((pair) => pair.after === null).length });
}

function scoresOf(pairs: readonly AskedPair[]) {
  const graded = pairs.flatMap(({ groupKey: source, beforeScore, afterScore }) =>
    beforeScore && afterScore ? [{ source, beforeScore, afterScore }] : [],
  );
  const [first] = graded;
  if (!first || graded.length < pairs.length) return null;
  const changes = graded.map(({ source, beforeScore, afterScore }) => ({ source, value: afterScore.score - beforeScore.score }));
  const differences = histogramOf(changes.map(({ value }) => value));
  const groups = tallyGroups(changes);
  return {
    grader: first.beforeScore.grader,
    before: shareOf(graded.map(({ source, beforeScore }) => ({ source, value: beforeScore.score }))),
    after: shareOf(graded.map(({ source, afterScore }) => ({ source, value: afterScore.score }))),
    difference: estimateDifference(differences, groups),
    differences,
    groups,
  };
}

/** No answer is another answer than the old one. */
function agreementOf(pairs: readonly AskedPair[]): ParityResult["agreement"] {
  const fields = pairs.flatMap(({ groupKey: source, before, after }) => {
    const value = sameFields(before.text, after?.text ?? "");
    return value === null ? [] : [{ source, value }];
  });
  return {
    exact: shareOf(exactOf(pairs)),
    fields: fields.length > 0 ? shareOf(fields) : null,
    similarity: shareOf(pairs.map(({ groupKey: source, similarity: value }) => ({ source, value }))),
  };
}

const exactOf = (pairs: readonly AskedPair[]): FromSource[] =>
  pairs.map(({ groupKey: source, before, after }) => ({ source, value: after && plain(before.text) === plain(after.text) ? 1 : 0 }));

const histogramOf = (values: readonly number[]): Histogram => toHistogram(values.map((value) => ({ value, count: 1 })));

const shareOf = (values: readonly FromSource[]) => estimateMean(histogramOf(values.map(({ value }) => value)), tallyGroups(values));

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

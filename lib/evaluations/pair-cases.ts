import { type FromSource, type GroupTally, tallyGroups } from "@/lib/statistics/group-tally";
import { type Histogram, toHistogram } from "@/lib/statistics/histogram";
import type { CaseScores } from "./read-case-scores";

/** Two evaluations on the cases where both are graded. */
export interface Pairing {
  pairs: readonly { baseline: number; candidate: number; count: number }[];
  /** Candidate minus baseline. */
  differences: Histogram;
  groups: GroupTally;
}

export function pairCases(table: CaseScores, baselineId: string, candidateId: string, isIn = (_case: number) => true): Pairing {
  const [from, to] = [table.scores.get(baselineId) ?? [], table.scores.get(candidateId) ?? []];
  const pairs = new Map<number, Map<number, { baseline: number; candidate: number; count: number }>>();
  const values: FromSource[] = [];
  for (const [index, baseline] of from.entries()) {
    const candidate = to[index] ?? null;
    if (baseline === null || candidate === null || !isIn(index)) continue;
    const ofBaseline = pairs.get(baseline) ?? new Map();
    if (ofBaseline.size === 0) pairs.set(baseline, ofBaseline);
    const known = ofBaseline.get(candidate);
    if (known) known.count++;
    else ofBaseline.set(candidate, { baseline, candidate, count: 1 });
    values.push({ source: table.sources[index] ?? null, value: candidate - baseline });
  }
  const counted = [...pairs.values()].flatMap((ofBaseline) => [...ofBaseline.values()]);
  const differences = toHistogram(counted.map(({ baseline, candidate, count }) => ({ value: candidate - baseline, count })));
  return { pairs: counted, differences, groups: tallyGroups(values) };
}

/** One evaluation by itself, on the cases where it is graded. */
export function countScores(table: CaseScores, evaluationId: string, isIn = (_case: number) => true) {
  const values: FromSource[] = [];
  for (const [index, value] of (table.scores.get(evaluationId) ?? []).entries())
    if (value !== null && isIn(index)) values.push({ source: table.sources[index] ?? null, value });
  return { scores: toHistogram(values.map(({ value }) => ({ value, count: 1 }))), groups: tallyGroups(values) };
}

import type { Caller } from "@/lib/accounts/caller";
import { countSources } from "@/lib/statistics/group-tally";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { requireGrader, requireSameCases } from "../compare-evaluations";
import { getEvaluation } from "../get-evaluation";
import { countScores, pairCases } from "../pair-cases";
import { type CaseScores, readCaseScores, readCaseTags } from "../read-case-scores";
import type { Evaluation } from "../schemas";
import { judgeSlices, sumUpSlices } from "./judge-slices";
import type { Slice, SliceQuery, Slices } from "./schemas";

const mostSlices = 50;

/** The results of an evaluation, or of two held against each other, by the tags of the cases. */
export async function listSlices(caller: Caller, { candidateId, baselineId, grader }: SliceQuery): Promise<Slices> {
  const candidate = await getEvaluation(caller, candidateId);
  const baseline = baselineId ? await getEvaluation(caller, baselineId) : null;
  return readSlices(baseline, candidate, grader);
}

export async function readSlices(baseline: Evaluation | null, candidate: Evaluation, wantedGrader?: string): Promise<Slices> {
  if (baseline) requireSameCases(baseline, candidate);
  const grader = requireGrader(candidate, wantedGrader);
  const benchmarkId = candidate.benchmark.id;
  const [table, tagged] = [
    await readCaseScores(benchmarkId, baseline ? [baseline.id, candidate.id] : [candidate.id], grader),
    await readCaseTags(benchmarkId),
  ];
  const all = casesByTag(tagged);
  const kept = all.slice(0, mostSlices);
  const slices = baseline
    ? judgeSlices(kept.map(([tag, cases]) => ({ tag, ...pairTagged(table, baseline.id, candidate.id, cases) })))
    : kept.flatMap(([tag, cases]) => scoreAlone(table, candidate.id, tag, cases));
  return {
    grader,
    slices: slices.filter(({ caseCount }) => caseCount > 0).sort((a, b) => b.caseCount - a.caseCount || a.tag.localeCompare(b.tag)),
    leftOutCount: all.length - kept.length,
    sentence: baseline ? sumUpSlices(slices) : "",
  };
}

/** Tags by how many cases have them, most first. */
function casesByTag(tagged: readonly string[][]): [string, Set<number>][] {
  const cases = new Map<string, Set<number>>();
  for (const [index, tags] of tagged.entries()) for (const tag of tags) cases.set(tag, (cases.get(tag) ?? new Set()).add(index));
  return [...cases].sort(([a, first], [b, second]) => second.size - first.size || a.localeCompare(b));
}

/** Both scores on the very cases of the difference: what only one of them has would compare one kind of case with another. */
function pairTagged(table: CaseScores, baselineId: string, candidateId: string, cases: ReadonlySet<number>) {
  const [from, to] = [table.scores.get(baselineId) ?? [], table.scores.get(candidateId) ?? []];
  const isIn = (index: number) => cases.has(index) && (from[index] ?? null) !== null && (to[index] ?? null) !== null;
  return {
    ...pairCases(table, baselineId, candidateId, isIn),
    baseline: countScores(table, baselineId, isIn),
    candidate: countScores(table, candidateId, isIn),
  };
}

function scoreAlone(table: CaseScores, candidateId: string, tag: string, cases: ReadonlySet<number>): Slice[] {
  const { scores, groups } = countScores(table, candidateId, (index) => cases.has(index));
  const candidate = estimateMean(scores, groups);
  const nothing = { baseline: null, difference: null, adjustedPValue: null, outcome: null, words: "" };
  return [{ tag, caseCount: candidate.n, sourceCount: countSources(groups), candidate, ...nothing }];
}

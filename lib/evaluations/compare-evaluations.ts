import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { countSources } from "@/lib/statistics/group-tally";
import { holdsOnly } from "@/lib/statistics/histogram";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import { stopWords } from "./ceilings/stop-words";
import { getEvaluation } from "./get-evaluation";
import { type Pairing, pairCases } from "./pair-cases";
import { pickGrader } from "./pick-grader";
import { readCaseScores } from "./read-case-scores";
import type { CompareQuery, Comparison, Evaluation, Verdict } from "./schemas";
import { largestSource } from "./settling/largest-source";
import { lookAtPair, looksOf } from "./settling/look-at-pair";
import { readLookedAt } from "./settling/read-looked-at";
import { toVerdict } from "./verdict";

/** Candidate minus baseline on the cases that both answered, with a verdict. */
export async function compareEvaluations(caller: Caller, query: CompareQuery): Promise<Comparison> {
  if (query.baselineId === query.candidateId)
    throw new AppError("invalid", "Both sides are the same evaluation. Choose another one for one of them.");
  const [baseline, candidate] = await Promise.all([getEvaluation(caller, query.baselineId), getEvaluation(caller, query.candidateId)]);
  return comparePair(baseline, candidate, query.grader);
}

export async function comparePair(baseline: Evaluation, candidate: Evaluation, wantedGrader?: string): Promise<Comparison> {
  requireSameCases(baseline, candidate);
  const grader = requireGrader(baseline, wantedGrader);
  const table = await readCaseScores(candidate.benchmark.id, [baseline.id, candidate.id], grader);
  const looks = looksOf(baseline, candidate);
  const pair = { benchmarkId: candidate.benchmark.id, baselineId: baseline.id, candidateId: candidate.id };
  const lookedAt = looks && (await readLookedAt({ ...pair, count: looks.count }));
  const { pairs, differences, groups } = pairCases(table, baseline.id, candidate.id, (index) => lookedAt?.has(index) ?? true);
  const counts = countRight(pairs);
  const isBinary = holdsOnly(differences, [-1, 0, 1]) && pairs.every(({ candidate: score }) => score === 0 || score === 1);
  const largest = largestSource(table.sources.map((source) => ({ source })));
  const { difference, pValue } = looks
    ? lookAtPair({ differences, groups, largestSource: largest, among: looks.among })
    : { difference: estimateDifference(differences, groups), pValue: isBinary ? pairedPValue(differences, groups) : null };
  const verdict = toVerdict({
    baseline: baseline.modelVersion,
    candidate: candidate.modelVersion,
    difference,
    groups,
    pValue,
    casesNeeded: casesNeeded(differences, groups),
    looks: looks && { ...looks, caseCount: candidate.caseCount },
  });
  const answeredCount = lookedAt?.size ?? (await countAnswered(baseline, candidate));
  const ungradedCount = Math.max(0, answeredCount - difference.n);
  return {
    baseline,
    candidate,
    grader,
    difference,
    sourceCount: countSources(groups),
    ...counts,
    answeredCount,
    ungradedCount,
    pValue,
    isSequential: looks !== null,
    verdict: withLeftOut(verdict, { baseline, candidate, answeredCount, ungradedCount }),
  };
}

async function countAnswered(baseline: Evaluation, candidate: Evaluation): Promise<number> {
  if (baseline.status === "succeeded" && candidate.status === "succeeded") return candidate.caseCount;
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "EvaluationResult" a join "EvaluationResult" b using ("caseId")
    where a."evaluationId" = ${baseline.id} and b."evaluationId" = ${candidate.id}`;
  return rows[0]?.count ?? 0;
}

type Counted = Pick<Comparison, "baseline" | "candidate" | "answeredCount" | "ungradedCount">;

function withLeftOut(verdict: Verdict, { baseline, candidate, answeredCount, ungradedCount }: Counted): Verdict {
  const stops = [baseline, candidate].flatMap((evaluation) => {
    const words = evaluation.stopReason === "settled" ? null : stopWords(evaluation);
    return words ? [`${evaluation.modelVersion.name} ${words}.`] : [];
  });
  const are = ungradedCount === 1 ? "is" : "are";
  const notes = [
    ...stops,
    ...(stops.length > 0 ? [`Only the ${formatCount(answeredCount, "case")} that both answered count.`] : []),
    ...(ungradedCount > 0 ? [`${formatCount(ungradedCount, "case")} could not be graded on both sides and ${are} left out.`] : []),
  ];
  return { ...verdict, detail: [verdict.detail, ...notes].join(" ") };
}

export function requireSameCases(baseline: Evaluation, candidate: Evaluation): void {
  if (baseline.benchmark.id !== candidate.benchmark.id) {
    const names = `“${baseline.benchmark.name}” and “${candidate.benchmark.name}”`;
    throw new AppError("invalid", `These evaluations used different cases: ${names}. Evaluate both models on one of them.`);
  }
  for (const evaluation of [baseline, candidate]) requireFinished(evaluation);
}

function requireFinished({ status, modelVersion, doneCount, caseCount }: Evaluation): void {
  if (status === "succeeded" || status === "stopped") return;
  if (status === "failed") throw new AppError("conflict", `The evaluation of ${modelVersion.name} failed. Start it again, then compare.`);
  throw new AppError(
    "conflict",
    `${modelVersion.name} is still being evaluated: ${doneCount} of ${caseCount} cases. Compare once it is done.`,
  );
}

/** The benchmark's headline grader unless another one of its is asked for. */
export function requireGrader({ benchmark }: Pick<Evaluation, "benchmark">, wanted?: string): string {
  return pickGrader(benchmark.graders, wanted);
}

/** Right is a full score: a case that got better without being right is not fixed. */
function countRight(pairs: Pairing["pairs"]): Pick<Comparison, "onlyBaseline" | "onlyCandidate" | "bothRight" | "bothWrong"> {
  const total = (baselineIsRight: boolean, candidateIsRight: boolean) =>
    pairs
      .filter(({ baseline, candidate }) => (baseline === 1) === baselineIsRight && (candidate === 1) === candidateIsRight)
      .reduce((sum, { count }) => sum + count, 0);
  return {
    onlyBaseline: total(true, false),
    onlyCandidate: total(false, true),
    bothRight: total(true, true),
    bothWrong: total(false, false),
  };
}

import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { holdsOnly, toHistogram } from "@/lib/statistics/histogram";
import { mcnemar } from "@/lib/statistics/mcnemar";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { getEvaluation } from "./get-evaluation";
import { type Pairs, readPairs } from "./read-histogram";
import type { CompareQuery, Comparison, Evaluation } from "./schemas";
import { toVerdict } from "./verdict";

/** Candidate minus baseline on the cases that both answered, with a verdict. */
export async function compareEvaluations(caller: Caller, query: CompareQuery): Promise<Comparison> {
  if (query.baselineId === query.candidateId)
    throw new AppError("invalid", "Both sides are the same evaluation. Choose another one for one of them.");
  const [baseline, candidate] = await Promise.all([getEvaluation(caller, query.baselineId), getEvaluation(caller, query.candidateId)]);
  return comparePair(baseline, candidate, query.grader);
}

export async function comparePair(baseline: Evaluation, candidate: Evaluation, wantedGrader?: string): Promise<Comparison> {
  if (baseline.benchmark.id !== candidate.benchmark.id) {
    const names = `“${baseline.benchmark.name}” and “${candidate.benchmark.name}”`;
    throw new AppError("invalid", `These evaluations used different cases: ${names}. Evaluate both models on one of them.`);
  }
  for (const evaluation of [baseline, candidate]) requireFinished(evaluation);
  const grader = requireGrader(baseline, wantedGrader);
  const pairs = await readPairs(baseline.id, candidate.id, grader);
  const differences = toHistogram(pairs.map(({ baseline: from, candidate: to, count }) => ({ value: to - from, count })));
  const counts = countRight(pairs);
  const isBinary = holdsOnly(differences, [-1, 0, 1]) && pairs.every(({ candidate: score }) => score === 0 || score === 1);
  const pValue = isBinary ? mcnemar(counts.onlyBaseline, counts.onlyCandidate) : null;
  const difference = estimateDifference(differences);
  const verdict = toVerdict({
    baseline: baseline.modelVersion,
    candidate: candidate.modelVersion,
    difference,
    pValue,
    casesNeeded: casesNeeded(differences),
  });
  return { baseline, candidate, grader, difference, ...counts, pValue, verdict };
}

function requireFinished({ status, modelVersion, doneCount, caseCount }: Evaluation): void {
  if (status === "succeeded") return;
  if (status === "failed") throw new AppError("conflict", `The evaluation of ${modelVersion.name} failed. Start it again, then compare.`);
  throw new AppError(
    "conflict",
    `${modelVersion.name} is still being evaluated: ${doneCount} of ${caseCount} cases. Compare once it is done.`,
  );
}

/** The benchmark's headline grader unless another one of its is asked for. */
export function requireGrader({ benchmark }: Pick<Evaluation, "benchmark">, wanted?: string): string {
  const keys = benchmark.graders.map(({ key }) => key);
  const found = wanted ? keys.find((key) => key === wanted) : keys[0];
  if (!found) throw new AppError("invalid", `This benchmark has no grader “${wanted}”. Choose one of: ${keys.join(", ")}.`);
  return found;
}

/** Right is a full score: a case that got better without being right is not fixed. */
function countRight(pairs: Pairs): Pick<Comparison, "onlyBaseline" | "onlyCandidate" | "bothRight" | "bothWrong"> {
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

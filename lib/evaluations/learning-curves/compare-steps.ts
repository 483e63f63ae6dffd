import { casesNeeded } from "@/lib/statistics/cases-needed";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import { pairCases } from "../pair-cases";
import { readCaseScores } from "../read-case-scores";
import { type LastDoubling, outcomeOf } from "./curve-verdict";
import type { CurvePoint, CurveStep } from "./schemas";

/** Every point against the one before it, case by case, and the last doubling with all that its sentence needs. */
export async function compareSteps(
  benchmarkId: string,
  points: readonly CurvePoint[],
  grader: string,
): Promise<{ steps: CurveStep[]; last: LastDoubling | null }> {
  const measured = points.flatMap(({ percent, state, evaluation, trainCount }) =>
    state === "measured" && evaluation ? [{ percent, id: evaluation.id, count: trainCount ?? 0 }] : [],
  );
  if (measured.length < 2) return { steps: [], last: null };
  const table = await readCaseScores(
    benchmarkId,
    measured.map(({ id }) => id),
    grader,
  );
  const steps: CurveStep[] = [];
  let last: LastDoubling | null = null;
  for (const [index, to] of measured.entries()) {
    const from = measured[index - 1];
    if (!from || from.percent * 2 !== to.percent) continue;
    const { differences, groups } = pairCases(table, from.id, to.id);
    const difference = estimateDifference(differences, groups);
    const compared = { difference, groups, pValue: pairedPValue(differences, groups) };
    steps.push({ from: from.percent, to: to.percent, difference, outcome: outcomeOf(compared) });
    if (to.percent === 100) last = { ...compared, fromCount: from.count, toCount: to.count, casesNeeded: casesNeeded(differences, groups) };
  }
  return { steps, last };
}

import { pairCases } from "../pair-cases";
import { type CaseScores, readCaseScores } from "../read-case-scores";
import type { PairOfMembers } from "./rank-members";

export async function readMemberPairs(benchmarkId: string, evaluationIds: readonly string[], grader: string): Promise<PairOfMembers[]> {
  return pairMembers(await readCaseScores(benchmarkId, evaluationIds, grader), evaluationIds);
}

/** Every two of these evaluations on the cases where both are graded. */
export function pairMembers(table: CaseScores, evaluationIds: readonly string[]): PairOfMembers[] {
  return evaluationIds.flatMap((first, at) =>
    evaluationIds.slice(at + 1).flatMap((second) => {
      const { differences, groups } = pairCases(table, first, second);
      return differences.length > 0 ? [{ first, second, differences, groups }] : [];
    }),
  );
}

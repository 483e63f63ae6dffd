import { estimateMean } from "@/lib/statistics/mean-interval";
import { countScores } from "../pair-cases";
import { readCaseScores, readCaseTags } from "../read-case-scores";
import type { EstimateWithInterval, Evaluation } from "../schemas";

/** By evaluation: the mean over the cases with a tag, with its interval. */
export async function readTaggedScores(
  benchmarkId: string,
  evaluations: readonly Evaluation[],
  grader: string,
  tag: string,
): Promise<Map<string, EstimateWithInterval>> {
  const ids = evaluations.map(({ id }) => id);
  const [table, tags] = [await readCaseScores(benchmarkId, ids, grader), await readCaseTags(benchmarkId)];
  return new Map(
    ids.map((id) => {
      const { scores, groups } = countScores(table, id, (index) => tags[index]?.includes(tag) ?? false);
      return [id, estimateMean(scores, groups)];
    }),
  );
}

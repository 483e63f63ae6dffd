import { z } from "zod";
import { db } from "@/lib/db/client";
import { tallyGroups } from "@/lib/statistics/group-tally";
import { toHistogram } from "@/lib/statistics/histogram";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { shareWithinCases } from "@/lib/statistics/repeat-variance";
import type { Consistency } from "./schemas";

const rowsSchema = z.array(z.object({ source: z.string().nullable(), scores: z.array(z.number()) }));

/** Over the cases whose answers could all be graded; null where there are none. */
export async function readConsistency(evaluationId: string, repeats: number): Promise<Consistency | null> {
  if (repeats === 1) return null;
  const cases = rowsSchema.parse(
    await db.$queryRaw`
      select c."groupKey" as source, array_agg(a.score order by a.repeat) as scores
      from "RepeatedAnswer" a join "BenchmarkCase" c on c.id = a."caseId"
      where a."evaluationId" = ${evaluationId} and a.repeat < ${repeats}
      group by c.id having count(a.score) = ${repeats} order by c.position`,
  );
  if (cases.length === 0) return null;
  const same = cases.map(({ source, scores }) => ({ source, value: scores.every((score) => score === scores[0]) ? 1 : 0 }));
  return {
    repeats,
    sameScore: estimateMean(toHistogram(same.map(({ value }) => ({ value, count: 1 }))), tallyGroups(same)),
    withinShare: shareWithinCases(cases),
  };
}

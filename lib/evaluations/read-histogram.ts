import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Histogram } from "@/lib/statistics/histogram";

const rowsSchema = z.array(z.object({ value: z.number(), count: z.number() }));

/** Scores of one grader over all answers of an evaluation, counted by Postgres: a handful of rows however many cases. */
export async function readScores(evaluationId: string, grader: string): Promise<Histogram> {
  const rows = await db.$queryRaw`
    select (scores -> ${grader}::text ->> 'score')::float8 as value, count(*)::int as count
    from "EvaluationResult" where "evaluationId" = ${evaluationId} group by 1 order by 1`;
  return rowsSchema.parse(rows);
}

const pairsSchema = z.array(z.object({ baseline: z.number(), candidate: z.number(), count: z.number() }));
export type Pairs = z.infer<typeof pairsSchema>;

/** Scores of two evaluations, case by case, on the cases that both have answered. */
export async function readPairs(baselineId: string, candidateId: string, grader: string): Promise<Pairs> {
  const rows = await db.$queryRaw`
    select (b.scores -> ${grader}::text ->> 'score')::float8 as baseline, (c.scores -> ${grader}::text ->> 'score')::float8 as candidate, count(*)::int as count
    from "EvaluationResult" b join "EvaluationResult" c on c."caseId" = b."caseId" and c."evaluationId" = ${candidateId}
    where b."evaluationId" = ${baselineId} group by 1, 2 order by 1, 2`;
  return pairsSchema.parse(rows);
}

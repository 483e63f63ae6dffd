import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getHumanGrader } from "./get-human-grader";
import { type RatingTask, ratingTaskSchema } from "./schemas";

/**
 * The next answer that this person has not rated, of all models that were measured on the benchmark. Everybody gets them in the same mixed
 * order, so that several people soon have the same ones and their agreement can be told.
 */
export async function getRatingTask(caller: Caller, benchmarkId: string, graderKey: string): Promise<RatingTask> {
  const { key, question, scale } = await getHumanGrader(caller, benchmarkId, graderKey);
  const { userId } = caller;
  const [rows, totals] = await Promise.all([
    db.$queryRaw<unknown[]>`
      select r."answerId", c.prompt, c.target, r.answer as text
      from "Evaluation" e join "EvaluationResult" r on r."evaluationId" = e.id join "BenchmarkCase" c on c.id = r."caseId"
      where e."benchmarkId" = ${benchmarkId} and e.status in ('succeeded', 'stopped')
        and not exists (select 1 from "HumanRating" own where own."answerId" = r."answerId" and own.grader = ${key} and own."raterId" = ${userId})
      order by md5(r."answerId") limit 1`,
    db.$queryRaw`
      select count(*)::int as "totalCount", count(own."answerId")::int as "ratedCount"
      from "Evaluation" e join "EvaluationResult" r on r."evaluationId" = e.id
        left join "HumanRating" own on own."answerId" = r."answerId" and own.grader = ${key} and own."raterId" = ${userId}
      where e."benchmarkId" = ${benchmarkId} and e.status in ('succeeded', 'stopped')`,
  ]);
  const [counts] = z.tuple([z.object({ totalCount: z.number(), ratedCount: z.number() })]).parse(totals);
  return ratingTaskSchema.parse({ question, scale, ...counts, answer: rows[0] ?? null });
}

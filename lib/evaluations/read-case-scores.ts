import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/** One grader's scores on the cases of a benchmark, in their order. */
export interface CaseScores {
  /** Cases of the same number come from the same source; null for a case that has one of its own. */
  sources: readonly (number | null)[];
  /** By evaluation; null where there is no score. */
  scores: ReadonlyMap<string, readonly (number | null)[]>;
}

const sourcesSchema = z.tuple([z.object({ sources: z.array(z.number().nullable()).nullable() })]);
const scoresSchema = z.array(z.object({ id: z.string(), scores: z.array(z.number().nullable()) }));

/** Arrays, one for each evaluation: ten models on ten thousand cases are ten rows, and every two of them are compared without asking again. */
export async function readCaseScores(
  benchmarkId: string,
  evaluationIds: readonly string[],
  grader: string,
  tx: Prisma.TransactionClient = db,
): Promise<CaseScores> {
  const ids = [...evaluationIds];
  const sources = await tx.$queryRaw`
    select json_agg(case when together > 1 then source end order by position) as sources from (
      select position, dense_rank() over (order by "groupKey")::int as source,
        case when "groupKey" is null then 1 else count(*) over (partition by "groupKey") end as together
      from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}) c`;
  const scores = await tx.$queryRaw`
    select e.id, json_agg((r.scores -> ${grader}::text ->> 'score')::float8 order by c.position) as scores
    from unnest(${ids}::text[]) e(id) cross join "BenchmarkCase" c
      left join "EvaluationResult" r on r."evaluationId" = e.id and r."caseId" = c.id
    where c."benchmarkId" = ${benchmarkId} group by e.id`;
  return {
    sources: sourcesSchema.parse(sources)[0].sources ?? [],
    scores: new Map(scoresSchema.parse(scores).map((row) => [row.id, row.scores])),
  };
}

const tagsSchema = z.tuple([z.object({ tags: z.array(z.array(z.string())).nullable() })]);

/** Of every case, in the same order. */
export async function readCaseTags(benchmarkId: string): Promise<readonly string[][]> {
  const rows = await db.$queryRaw`
    select json_agg(to_json(tags) order by position) as tags from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}`;
  return tagsSchema.parse(rows)[0].tags ?? [];
}

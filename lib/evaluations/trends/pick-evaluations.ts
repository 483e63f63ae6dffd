import { Prisma } from "@/lib/db/generated/client";

/** The trained or adopted versions that were measured last on each of these benchmarks, along an index: what lies before them is not read. */
export function newestVersions(benchmarkIds: readonly string[], most: number): Prisma.Sql {
  return Prisma.sql`
    select wanted.id as "benchmarkId", picked.* from unnest(${[...benchmarkIds]}::text[]) wanted(id) cross join lateral (
      select e.id, m."baseModel", m."createdAt" as "bornAt",
        coalesce((select run."trainPercent" from "Run" run where run.id = m."runId"), 100) as "trainPercent"
      from "Evaluation" e join "ModelVersion" m on m.id = e."modelVersionId"
      where e."benchmarkId" = wanted.id and e.status = 'succeeded' and m.kind <> 'baseline'
      order by e."createdAt" desc, e.id desc limit ${most}) picked`;
}

/** Of every kind of baseline the newest on each benchmark; one of the base model named beside it goes before others. Baselines have the number 0. */
export function newestBaselines(projectId: string, wanted: readonly { benchmarkId: string; baseModel: string }[]): Prisma.Sql {
  const ids = wanted.map(({ benchmarkId }) => benchmarkId);
  const bases = wanted.map(({ baseModel }) => baseModel);
  return Prisma.sql`
    select distinct on (wanted.id, m.approach) wanted.id as "benchmarkId", e.id
    from unnest(${ids}::text[], ${bases}::text[]) wanted(id, base)
      join "ModelVersion" m on m."projectId" = ${projectId} and m.number = 0
      join "Evaluation" e on e."modelVersionId" = m.id and e."benchmarkId" = wanted.id
    where e.status = 'succeeded' and m.kind = 'baseline'
    order by wanted.id, m.approach, (m."baseModel" = wanted.base) desc, m."createdAt" desc, m.id desc`;
}

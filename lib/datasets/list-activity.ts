import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type DatasetActivity, datasetActivitySchema } from "./schemas";

/** Counting on would read millions of rows to say "many". */
export const mostChanges = 10_000;

/** What goes on in each dataset: its versions, what changed since the newest, what waits. A few index reads for each, however large it is. */
export async function listActivity({ projectId }: Caller): Promise<DatasetActivity[]> {
  const rows = await db.$queryRaw`
    select dataset.id as "datasetId", version.count as "versionCount",
      case when version."frozenAt" is null then null else least(changed.count + deleted.count, ${mostChanges}) end as "changeCount",
      changed.count + deleted.count > ${mostChanges} as "isChangeCountAtLeast",
      greatest(newest.at, newest."deletedAt") as "lastChangedAt",
      tally.issues, tally."toReview"
    from "Dataset" dataset
    cross join lateral (
      select count(*)::int as count, max("createdAt") as "frozenAt" from "DatasetVersion" where "datasetId" = dataset.id
    ) version
    cross join lateral (
      select count(*)::int as count from (
        select 1 from "Example"
        where "datasetId" = dataset.id and "deletedAt" is null and "updatedAt" > version."frozenAt" limit ${mostChanges + 1}
      ) capped
    ) changed
    cross join lateral (
      select count(*)::int as count from (
        select 1 from "Example"
        where "datasetId" = dataset.id and "deletedAt" > version."frozenAt" and "createdAt" <= version."frozenAt" limit ${mostChanges + 1}
      ) capped
    ) deleted
    cross join lateral (
      select
        (select max("updatedAt") from "Example" where "datasetId" = dataset.id and "deletedAt" is null) as at,
        (select max("deletedAt") from "Example" where "datasetId" = dataset.id and "deletedAt" is not null) as "deletedAt"
    ) newest
    cross join lateral (
      select
        coalesce(jsonb_object_agg(value, count) filter (where facet = 'issue'), '{}') as issues,
        coalesce(sum(count) filter (where facet = 'state' and value in ('draft', 'in_review')), 0)::int as "toReview"
      from (
        select facet, value, sum(count)::int as count from "ExampleTally"
        where "datasetId" = dataset.id and facet in ('issue', 'state') group by facet, value having sum(count) > 0
      ) counted
    ) tally
    where dataset."projectId" = ${projectId}
    order by dataset."createdAt", dataset.id`;
  return z.array(datasetActivitySchema).parse(rows);
}

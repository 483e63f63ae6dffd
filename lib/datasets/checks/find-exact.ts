import { db } from "@/lib/db/client";

/** Of examples that are the same word for word, all but the oldest: newer position → oldest position. */
export async function findExact(datasetId: string): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ oldest: number; newer: number[] }[]>`
    select min(position)::float8 as oldest, (array_agg(position::float8 order by position))[2:] as newer
    from "Example" where "datasetId" = ${datasetId} and "deletedAt" is null
    group by "contentHash" having count(*) > 1`;
  return new Map(rows.flatMap(({ oldest, newer }) => newer.map((position) => [position, oldest])));
}

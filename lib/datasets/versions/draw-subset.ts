import { db } from "@/lib/db/client";
import { splitPoint } from "./split-point";

export interface SubsetRule {
  /** Of the rows of the train split. */
  percent: number;
  seed: number;
}

/**
 * A part of the rows that a frozen version has to learn from, by their number in it. Groups are put in order by a seeded hash of the key that
 * decided about their split, and taken whole until there are enough: so the same seed draws the same rows every time, a smaller share out of a
 * larger one, and what must stay together stays together. For verbs that proved already that the version is theirs to read.
 */
export async function drawSubset(versionId: string, { percent, seed }: SubsetRule): Promise<number[]> {
  const rows = await db.$queryRaw<{ position: number }[]>`
    with learnable as materialized (
      select row.position, ${splitPoint(seed)} as point
      from "DatasetVersionExample" row
        join "ExampleRevision" revision on revision.id = row."revisionId"
        join "Example" example on example.id = revision."exampleId"
      where row."versionId" = ${versionId} and row.split = 'train'
    ), groups as (
      select point, sum(count(*)) over (order by point) - count(*) as before, sum(count(*)) over () as total from learnable group by point
    )
    select position from learnable join groups using (point) where before < total * ${percent}::int / 100.0 order by position`;
  return rows.map(({ position }) => position);
}

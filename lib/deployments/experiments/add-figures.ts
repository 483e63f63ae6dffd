import type { Query } from "@/lib/db/client";

/** What a person adds to a metric. */
export interface Figure {
  experimentId: string;
  unit: string;
  /** Who was to answer this time. */
  variantId: string;
  metric: string;
  numerator: number;
  denominator: number;
}

/**
 * Adds to each person's sums and carries the change of their squares into their arm, so that the arm is right without ever being counted
 * anew. A person stays with the arm that answered first. The experiments must be locked.
 */
export async function addFigures(query: Query, figures: readonly Figure[]): Promise<void> {
  if (figures.length === 0) return;
  const json = JSON.stringify(figures.map((figure, position) => ({ ...figure, position })));
  await query(
    `insert into "ExperimentUnit" ("experimentId", unit, "variantId")
     select distinct on (f."experimentId", f.unit) f."experimentId", f.unit, f."variantId"
     from jsonb_to_recordset($1::jsonb) as f("experimentId" text, unit text, "variantId" text, position int)
     order by f."experimentId", f.unit, position
     on conflict do nothing`,
    [json],
  );
  await query(
    `with crossed as (
       update "ExperimentUnit" u set crossed = true
       from jsonb_to_recordset($1::jsonb) as f("experimentId" text, unit text, "variantId" text)
       where u."experimentId" = f."experimentId" and u.unit = f.unit and u."variantId" <> f."variantId" and not u.crossed
       returning u."experimentId", u.unit
     )
     update "Experiment" e set "crossedUnits" = "crossedUnits" + c.units
     from (select "experimentId", count(distinct unit)::int as units from crossed group by 1) c where e.id = c."experimentId"`,
    [json],
  );
  await query(
    `with delta as (
       select f."experimentId", u."variantId", f.metric, f.unit, sum(f.numerator) as n, sum(f.denominator) as d
       from jsonb_to_recordset($1::jsonb) as f("experimentId" text, unit text, metric text, numerator double precision, denominator double precision)
       join "ExperimentUnit" u on u."experimentId" = f."experimentId" and u.unit = f.unit
       group by 1, 2, 3, 4
     ), written as (
       insert into "ExperimentFigure" as f ("experimentId", metric, unit, numerator, denominator)
       select "experimentId", metric, unit, n, d from delta
       on conflict ("experimentId", metric, unit)
       do update set numerator = f.numerator + excluded.numerator, denominator = f.denominator + excluded.denominator
     )
     insert into "ExperimentArm" as a
       ("experimentId", "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross")
     select delta."experimentId", delta."variantId", delta.metric, count(*) filter (where had.unit is null), sum(n),
       sum((coalesce(had.numerator, 0) + n) ^ 2 - coalesce(had.numerator, 0) ^ 2), sum(d),
       sum((coalesce(had.denominator, 0) + d) ^ 2 - coalesce(had.denominator, 0) ^ 2),
       sum((coalesce(had.numerator, 0) + n) * (coalesce(had.denominator, 0) + d) - coalesce(had.numerator * had.denominator, 0))
     from delta left join "ExperimentFigure" had using ("experimentId", metric, unit)
     group by 1, 2, 3
     on conflict ("experimentId", "variantId", metric) do update set units = a.units + excluded.units,
       numerator = a.numerator + excluded.numerator, "numeratorSquares" = a."numeratorSquares" + excluded."numeratorSquares",
       denominator = a.denominator + excluded.denominator, "denominatorSquares" = a."denominatorSquares" + excluded."denominatorSquares",
       "cross" = a."cross" + excluded."cross"`,
    [json],
  );
}

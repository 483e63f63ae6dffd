import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import { type ExampleFilter, noFilter } from "./example-filter";
import { conditions, exampleWhere, splitColumn } from "./example-where";
import type { SearchedDataset } from "./get-searched-dataset";
import { runPlanned } from "./run-planned";

/** Facet → value → how many. The facet `all` has one value, ''; `state base` says how many there are when only the filter of states is left out. */
export type Counts = Map<string, Map<string, number>>;

/** Two figures of an estimate are more than it is worth already. */
const roundly = (count: number, share: number | null) => (share === null ? count : Number((count * share).toPrecision(2)));

/**
 * Every facet under all other filters, in one pass: a row that one filter alone keeps out still counts in that filter's facet.
 * With a share only one row in so many is read.
 */
export async function countSample(caller: Caller, dataset: SearchedDataset, filter: ExampleFilter, share: number | null): Promise<Counts> {
  const chosen = Object.entries(conditions(caller, dataset, filter));
  const uncounted = {
    ...noFilter,
    search: filter.search,
    machineWritten: filter.machineWritten,
    changedWithinDays: filter.changedWithinDays,
  };
  const failing = chosen.map(([, condition]) => Prisma.sql`((${condition}) is not true)::int`);
  const failed = chosen.map(([name, condition]) => Prisma.sql`when (${condition}) is not true then ${name}`);
  const rows = await runPlanned<Row>(
    "collect",
    Prisma.sql`
      with base as materialized (
        select example.state, example.tags, example."issueKinds", example."importId", example."authorId", example."assigneeId", example."tokenCount", ${splitColumn(dataset.splitRatios)} as split,
          ${failing.length > 0 ? Prisma.join(failing, " + ") : Prisma.sql`0`} as failing, ${failed.length > 0 ? Prisma.sql`case ${Prisma.join(failed, " ")} end` : Prisma.sql`null::text`} as failed
        from "Example" example where ${exampleWhere(caller, dataset, uncounted, share)}
      )
      ${valuesOf(Prisma.sql`failing = 0 or (failing = 1 and facet = failed)`)}
      union all select coalesce(failed, 'all') || ' base', '', count(*)::int from base where failing < 2 group by 1`,
  );
  const counts = toCounts(rows, share);
  const all = counts.get("all base")?.get("") ?? 0;
  for (const [name] of chosen) counts.set(`${name} base`, new Map([["", (counts.get(`${name} base`)?.get("") ?? 0) + all]]));
  return counts;
}

/** Every facet of the rows that match, each of them read. */
export async function countMatches(caller: Caller, dataset: SearchedDataset, filter: ExampleFilter): Promise<Counts> {
  const rows = await runPlanned<Row>(
    "collect",
    Prisma.sql`
      with base as materialized (
        select example.state, example.tags, example."issueKinds", example."importId", example."authorId", example."assigneeId", example."tokenCount", ${splitColumn(dataset.splitRatios)} as split
        from "Example" example where ${exampleWhere(caller, dataset, filter)}
      )
      ${valuesOf(Prisma.sql`true`)}`,
  );
  return toCounts(rows, null);
}

interface Row {
  facet: string;
  value: string;
  count: number;
}

function valuesOf(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select facet, value, count(*)::int as count from base cross join lateral (
      select facet, value from example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount") union all select 'split', split
    ) as counted where ${condition} group by facet, value`;
}

function toCounts(rows: Row[], share: number | null): Counts {
  const counts: Counts = new Map();
  for (const { facet, value, count } of rows) {
    const values = counts.get(facet) ?? new Map<string, number>();
    counts.set(facet, values.set(value, roundly(count, share)));
  }
  return counts;
}

import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { estimateMatches, sampleShare } from "./estimate-matches";
import { type ExampleFilter, type ExampleSort, isFiltered, none } from "./example-filter";
import { behind, orderBy, type Place, upTo } from "./example-order";
import { conditions, exampleWhere, inDataset, inDatasetAsSaid, uncountedConditions } from "./example-where";
import type { SearchedDataset } from "./get-searched-dataset";
import { hasWords } from "./parse-search";
import { runPlanned } from "./run-planned";

interface Wanted {
  filter: ExampleFilter;
  sort: ExampleSort;
  cursor: string | undefined;
  /** How many rows, one more than the page holds. */
  count: number;
}

interface Found {
  places: Place[];
  total: number;
  isTotalExact: boolean;
}

/** Fewer rows than this are collected and sorted; more stand so close that a walk along the order soon has a page of them. */
const mostCollected = 10_000;

export async function findPage(caller: Caller, dataset: SearchedDataset, wanted: Wanted): Promise<Found> {
  if (!isFiltered(wanted.filter)) {
    const places = await walk(caller, dataset, wanted);
    return { places, total: dataset.exampleCount, isTotalExact: true };
  }
  requireWords(dataset, wanted.filter);
  const about = await estimateMatches(caller, dataset, wanted);
  if (about === null || about.matches <= mostCollected) return collect(caller, dataset, wanted);
  return { places: await findAmongMany(caller, dataset, wanted, about.end), total: about.matches, isTotalExact: false };
}

/** Where many match, they mostly stand close by; if not, up to where the estimate saw them; if it was wrong, anywhere. */
async function findAmongMany(caller: Caller, dataset: SearchedDataset, wanted: Wanted, end: Omit<Place, "id"> | null): Promise<Place[]> {
  const near = await walk(caller, dataset, wanted);
  if (near.length === wanted.count) return near;
  const seen = end && (await collect(caller, dataset, wanted, upTo(wanted.sort, end))).places;
  return seen?.length === wanted.count ? seen : (await collect(caller, dataset, wanted)).places;
}

/** Signs are in no index. */
export function requireWords({ exampleCount }: Pick<SearchedDataset, "exampleCount">, { search }: ExampleFilter): void {
  if (!search || hasWords(search) || sampleShare(exampleCount) === null) return;
  throw new AppError(
    "invalid",
    "In a dataset of this size search needs a word or a number; signs alone would mean reading every example. Add a word that stands near it.",
  );
}

async function collect(
  caller: Caller,
  dataset: SearchedDataset,
  { filter, sort, cursor, count }: Wanted,
  end: Prisma.Sql | null = null,
): Promise<Found> {
  const places = await runPlanned<Place & { total: number }>(
    "collect",
    Prisma.sql`
      with hit as materialized (
        select example.id, example.position, example."tokenCount", example."updatedAt" from "Example" example where ${exampleWhere(caller, dataset, filter)}
          ${end ? Prisma.sql`and ${behind(sort, cursor)} and ${end}` : Prisma.empty}
      )
      select *, (select count(*) from hit)::int as total from hit example where ${behind(sort, cursor)} order by ${orderBy(sort)} limit ${count}`,
  );
  return { places, total: places[0]?.total ?? 0, isTotalExact: true };
}

/** Passes only so many rows: where all that match stand far behind, it comes back without a full page. */
async function walk(caller: Caller, dataset: SearchedDataset, { filter, sort, cursor, count }: Wanted): Promise<Place[]> {
  const { source, length, ...facets } = conditions(caller, dataset, filter);
  const { changed, ...others } = uncountedConditions(filter);
  const isByPosition = sort === "position" || sort === "-position";
  const isByLength = sort === "tokens" || sort === "-tokens";
  // What the walk's own index is ordered by says where it begins and ends; it is not asked row by row.
  const isBySource = isByPosition && source !== undefined && !filter.source.includes(none);
  const begin = [...(isByLength && filter.length.length === 1 ? [length] : []), ...(sort === "-updatedAt" ? [changed] : [])].filter(
    isThere,
  );
  const asked = [...(isBySource ? [] : [source]), length, changed, ...Object.values(facets), ...Object.values(others)]
    .filter(isThere)
    .filter((condition) => !begin.includes(condition));
  const readsRows = isBySource || filter.tag.length > 0 || filter.search !== undefined || !isByPosition;
  const most = mostPassed(filter, isByPosition, readsRows);
  const from = Prisma.sql`from "Example" example where ${Prisma.join([isBySource ? inDatasetAsSaid(caller, dataset.id) : inDataset(caller, dataset.id), ...begin, behind(sort, cursor)], " and ")}`;
  const passed = Prisma.sql`select ${columns} ${readsRows ? texts : Prisma.empty} ${from}`;
  const stretch = isBySource
    ? Prisma.sql`select example.* from unnest(${filter.source}::text[]) as source cross join lateral (
        ${passed} and example."importId" = source order by ${orderBy(sort)} limit ${asked.length === 0 ? count : most}) as example`
    : Prisma.sql`${passed} order by ${orderBy(sort)} limit ${asked.length === 0 ? count : most}`;
  return runPlanned(
    "walk",
    Prisma.sql`select example.id, example.position, example."tokenCount", example."updatedAt" from (${stretch}) as example
      ${asked.length === 0 ? Prisma.empty : Prisma.sql`where ${Prisma.join(asked, " and ")}`} order by ${orderBy(sort)} limit ${count}`,
  );
}

/** As many as are passed in some 50 ms. Rows that follow each other by length or change lie all over the table, and a text takes its time. */
function mostPassed({ search }: ExampleFilter, isByPosition: boolean, readsRows: boolean): number {
  if (search) return isByPosition ? 5_000 : 1_500;
  if (!isByPosition) return 4_000;
  return readsRows ? 20_000 : 200_000;
}

const isThere = (condition: Prisma.Sql | undefined) => condition !== undefined;

/** All in `Example_walk_idx`: who asks for these alone does not read the rows. */
const columns = Prisma.sql`example.id, example.position, example.state, example."issueKinds", example."importId", example."authorId", example."assigneeId", example."tokenCount",
  example."isMachineWritten", example."pinnedSplit", example."followedSplit", example."splitPoint", example."updatedAt"`;
const texts = Prisma.sql`, example.tags, example."promptText", example."answerText", example."contextText"`;

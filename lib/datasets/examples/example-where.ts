import type { Caller } from "@/lib/accounts/caller";
import { issueKindSchema } from "@/lib/datasets/checks/catalog";
import type { Dataset, Split, SplitRatios } from "@/lib/datasets/schemas";
import { upperBounds } from "@/lib/datasets/split-of";
import { Prisma } from "@/lib/db/generated/client";
import { any, type ExampleFilter, lengthSteps, me, none } from "./example-filter";
import type { SearchedDataset } from "./get-searched-dataset";
import { searchWalkWhere, searchWhere } from "./search-where";

export type FilteredDataset = Pick<SearchedDataset, "id" | "splitRatios" | "lacksWords">;
/** For who asks of rows what is in no index. */
type SplitDataset = Pick<Dataset, "id" | "splitRatios">;

/** The filters that are counted value by value. */
export const facetNames = ["state", "tag", "split", "issue", "source", "author", "assignee", "length"] as const;
export type FacetName = (typeof facetNames)[number];

const dayMs = 24 * 60 * 60 * 1_000;
/** The expression of `Example_filter_idx`, letter for letter. */
const keys = Prisma.sql`example_keys(example."datasetId", example.state, example."importId", example."authorId", example."assigneeId", example."tokenCount", example."isMachineWritten", example."position")`;

/**
 * All that a filter asks of a row that the query calls `example`, in words that the filter index understands. With a share, only of one
 * row in so many, picked by chance: what estimates are made from. Shares are the powers of 4 up to 256.
 */
export function exampleWhere(caller: Caller, dataset: FilteredDataset, filter: ExampleFilter, share: number | null = null): Prisma.Sql {
  const { id } = dataset;
  const keyed = (name: string, values: readonly string[]) =>
    values.length > 0 ? [Prisma.sql`${keys} && ${values.map((value) => `${id} ${name} ${value}`)}::text[]`] : [];
  const { tag, issue, search } = filter;
  // Tags and words are shared by all datasets; the other keys name theirs already, and each key more that everybody has costs time.
  const needsDataset =
    (tag.length > 0 || issue.length > 0 || search) &&
    [filter.state, filter.source, filter.author, filter.assignee, filter.length].every(isEmpty);
  const key = share === null ? needsDataset && id : `${id} sample ${share}`;
  return Prisma.join(
    [
      inDataset(caller, id),
      ...(key ? [Prisma.sql`${keys} @> ${[key]}::text[]`] : []),
      ...keyed("state", filter.state),
      ...keyed("source", filter.source),
      ...keyed("author", filter.author.map(asPerson(caller))),
      ...keyed("assignee", filter.assignee.map(asPerson(caller))),
      ...keyed("length", filter.length),
      ...keyed("machine", filter.machineWritten ? [filter.machineWritten] : []),
      ...(tag.length > 0 ? [Prisma.sql`example.tags && ${tag}::text[]`] : []),
      ...(issue.length > 0 ? [Prisma.sql`example."issueKinds" && ${allKinds(issue)}::text[]`] : []),
      ...(filter.split.length > 0 ? [inSplits(filter.split, dataset.splitRatios)] : []),
      ...(filter.changedWithinDays ? [changedSince(filter.changedWithinDays)] : []),
      ...(search ? searchWhere(search, dataset.lacksWords) : []),
    ],
    " and ",
  );
}

/** What each filter that is set asks of a row, by its name, in plain comparisons: for whoever walks along an order, and for counts that leave one out. */
export function conditions(caller: Caller, dataset: SplitDataset, filter: ExampleFilter): Partial<Record<FacetName, Prisma.Sql>> {
  const { state, tag, split, issue, source, author, assignee, length } = filter;
  return {
    ...(state.length > 0 && { state: Prisma.sql`example.state = any(${state}::"ReviewState"[])` }),
    ...(tag.length > 0 && { tag: Prisma.sql`example.tags && ${tag}::text[]` }),
    ...(split.length > 0 && { split: inSplits(split, dataset.splitRatios) }),
    ...(issue.length > 0 && { issue: Prisma.sql`example."issueKinds" && ${allKinds(issue)}::text[]` }),
    ...(source.length > 0 && { source: oneOf(Prisma.sql`example."importId"`, source) }),
    ...(author.length > 0 && { author: oneOf(Prisma.sql`example."authorId"`, author.map(asPerson(caller))) }),
    ...(assignee.length > 0 && { assignee: oneOf(Prisma.sql`example."assigneeId"`, assignee.map(asPerson(caller))) }),
    ...(length.length > 0 && { length: Prisma.sql`(${Prisma.join(length.map(inStep), " or ")})` }),
  };
}

/** The same for the filters that are not counted value by value. */
export function uncountedConditions({ machineWritten, changedWithinDays, search }: ExampleFilter) {
  return {
    ...(machineWritten && { machineWritten: Prisma.sql`example."isMachineWritten" = ${machineWritten === "true"}` }),
    ...(changedWithinDays && { changed: changedSince(changedWithinDays) }),
    ...(search && { search: searchWalkWhere(search) }),
  };
}

/** The project is asked for once, not row by row: no index of the table holds it. */
export function inDataset(caller: Caller, datasetId: string): Prisma.Sql {
  return inDatasetBy(Prisma.sql`example."datasetId"`, caller, datasetId);
}

/** The same in words that are no index's, for whoever walks along another index than the dataset's. */
export function inDatasetAsSaid(caller: Caller, datasetId: string): Prisma.Sql {
  return inDatasetBy(Prisma.sql`example."datasetId" || ''`, caller, datasetId);
}

function inDatasetBy(column: Prisma.Sql, { projectId }: Caller, datasetId: string): Prisma.Sql {
  return Prisma.sql`${column} = ${datasetId} and example."deletedAt" is null and exists (select from "Dataset" where id = ${datasetId} and "projectId" = ${projectId})`;
}

const isEmpty = (values: readonly string[]) => values.length === 0;

function asPerson({ userId }: Caller) {
  return (value: string) => (value === me ? userId : value);
}

function allKinds(issues: string[]): string[] {
  return issues.includes(any) ? issueKindSchema.options : issues;
}

function oneOf(column: Prisma.Sql, values: string[]): Prisma.Sql {
  const named = values.filter((value) => value !== none);
  if (values.length === 1 && named.length === 1) return Prisma.sql`${column} = ${named[0]}`;
  if (named.length === values.length) return Prisma.sql`${column} = any(${named}::text[])`;
  return Prisma.sql`(${column} is null or ${column} = any(${named}::text[]))`;
}

function inStep(step: keyof typeof lengthSteps): Prisma.Sql {
  const { from, to } = lengthSteps[step];
  return to === null
    ? Prisma.sql`example."tokenCount" >= ${from}::int`
    : Prisma.sql`(example."tokenCount" >= ${from}::int and example."tokenCount" < ${to}::int)`;
}

function inSplits(splits: Split[], ratios: SplitRatios): Prisma.Sql {
  return Prisma.sql`${splitColumn(ratios)} = any(${splits}::text[])`;
}

/** The split of a row, as `splitOf` says it, as text. */
export function splitColumn(ratios: SplitRatios): Prisma.Sql {
  const [train, validation] = upperBounds(ratios);
  const chosen = Prisma.sql`coalesce(example."pinnedSplit", example."followedSplit")`;
  return Prisma.sql`case when ${chosen} = 'train' then 'train' when ${chosen} = 'validation' then 'validation' when ${chosen} = 'test' then 'test'
    when example."splitPoint" < ${train}::float8 then 'train' when example."splitPoint" < ${validation}::float8 then 'validation' else 'test' end`;
}

function changedSince(days: number): Prisma.Sql {
  return Prisma.sql`example."updatedAt" >= ${new Date(Date.now() - days * dayMs)}::timestamp`;
}

import {
  type ExampleFilter,
  type ExampleSort,
  exampleFilterSchema,
  exampleSortSchema,
  noFilter,
  toFilterQuery,
} from "@/lib/datasets/examples/example-filter";

/** Filters that hold several values, each a facet of the list. */
export const facetNames = ["state", "tag", "split", "issue", "source", "author", "assignee", "length"] as const;
export type FacetName = (typeof facetNames)[number];

/** Every word of the address that narrows or orders the list, in the words of the API. */
export const placeNames = ["search", ...facetNames, "machineWritten", "changedWithinDays", "sort"] as const;
export type PlaceName = (typeof placeNames)[number];

/** The address as it stands there; null and undefined are words that are not in it. */
export type Address = Partial<Record<PlaceName, string | null>>;

export type TablePlace = { filter: ExampleFilter; sort: ExampleSort };

export const usualSort: ExampleSort = "position";

/** An address that somebody mistyped narrows by what can be read of it, instead of showing an error. */
export function readPlace(address: Address): TablePlace {
  const given = Object.entries(address).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const readable = given.filter(([name, value]) => exampleFilterSchema.safeParse({ [name]: value }).success);
  const filter = exampleFilterSchema.safeParse(Object.fromEntries(readable));
  const sort = exampleSortSchema.safeParse(address.sort);
  return { filter: filter.success ? filter.data : noFilter, sort: sort.success ? sort.data : usualSort };
}

/** Every word of it, so that what is no longer there is taken out of the address too. */
export function toAddress({ filter, sort }: TablePlace): Record<PlaceName, string | null> {
  const query = { ...toFilterQuery(filter), ...(sort === usualSort ? {} : { sort }) };
  return wholeAddress((name) => new Map(Object.entries(query)).get(name) ?? null);
}

/** The query of a saved view, and what two addresses are compared by. */
export function toViewQuery(place: TablePlace): string {
  const address = toAddress(place);
  return new URLSearchParams(placeNames.flatMap((name) => (address[name] === null ? [] : [[name, address[name]]]))).toString();
}

export function readViewQuery(query: string): TablePlace {
  const words = new URLSearchParams(query);
  return readPlace(wholeAddress((name) => words.get(name)));
}

export function toggleValue(filter: ExampleFilter, name: FacetName, value: string): ExampleFilter {
  const values = valuesOf(filter, name);
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return readPlace({ ...toFilterQuery({ ...filter, [name]: next }) }).filter;
}

export function valuesOf(filter: ExampleFilter, name: FacetName): readonly string[] {
  return filter[name];
}

function wholeAddress(read: (name: PlaceName) => string | null): Record<PlaceName, string | null> {
  return {
    search: read("search"),
    state: read("state"),
    tag: read("tag"),
    split: read("split"),
    issue: read("issue"),
    source: read("source"),
    author: read("author"),
    assignee: read("assignee"),
    length: read("length"),
    machineWritten: read("machineWritten"),
    changedWithinDays: read("changedWithinDays"),
    sort: read("sort"),
  };
}

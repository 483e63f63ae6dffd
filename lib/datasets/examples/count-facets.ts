import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { sampleShare } from "./estimate-matches";
import { type ExampleFilter, isFiltered, noFilter } from "./example-filter";
import { conditions, type FacetName, facetNames } from "./example-where";
import { type Counts, countMatches, countSample } from "./facet-counts";
import { labelsOf } from "./facet-labels";
import { requireWords } from "./find-page";
import { getSearchedDataset, type SearchedDataset } from "./get-searched-dataset";
import type { ExampleFacets } from "./schemas";

/** Up to here an estimate is not good enough: so few examples are counted one by one. */
const mostCounted = 10_000;
const mostOptions = 200;

/** How many examples there are of each value, under all other filters. */
export async function countFacets(caller: Caller, datasetId: string, chosen: Partial<ExampleFilter> = {}): Promise<ExampleFacets> {
  const filter = { ...noFilter, ...chosen };
  const dataset = await getSearchedDataset(caller, datasetId, filter);
  requireWords(dataset, filter);
  const bases = await countBases(caller, dataset, filter);
  const facets = facetNames.map((name) => ({ name, ...(bases.get(name) ?? { counts: new Map<string, number>(), isExact: true }) }));
  const labels = await labelsOf(caller, facets);
  const all = bases.get("all");
  return {
    facets: facets.map(({ name, counts, isExact }) => ({
      name,
      isExact,
      options: [...counts]
        .sort(([, one], [, other]) => other - one)
        .slice(0, mostOptions)
        .map(([value, count]) => ({ value, label: labels.get(value) ?? null, count })),
    })),
    total: all?.counts.get("") ?? 0,
    isTotalExact: all?.isExact ?? true,
  };
}

type Bases = Map<string, { counts: Map<string, number>; isExact: boolean }>;

async function countBases(caller: Caller, dataset: SearchedDataset, filter: ExampleFilter): Promise<Bases> {
  const bases: Bases = new Map();
  const take = (counts: Counts, isExact: boolean, wanted: (facet: string) => boolean) => {
    for (const [facet, values] of counts) if (wanted(facet)) bases.set(facet, { counts: values, isExact });
  };
  const share = sampleShare(dataset.exampleCount);
  if (share === null) {
    take(await countSample(caller, dataset, filter, null), true, () => true);
    return bases;
  }
  const estimates = await countSample(caller, dataset, filter, share);
  take(estimates, false, () => true);
  if (!isFiltered(filter)) {
    take(await readTallies(dataset.id), true, () => true);
    return bases;
  }
  const chosen = facetNames.filter((name) => name in conditions(caller, dataset, filter));
  const isRare = (name: FacetName | "all") => (estimates.get(`${name} base`)?.get("") ?? 0) <= mostCounted;
  if (isRare("all")) {
    const free = (facet: string) => !chosen.some((name) => name === facet);
    for (const name of facetNames) if (free(name)) bases.delete(name);
    take(await countMatches(caller, dataset, filter), true, free);
  }
  for (const name of chosen.filter(isRare)) {
    bases.delete(name);
    take(await countMatches(caller, dataset, { ...filter, [name]: [] }), true, (facet) => facet === name);
  }
  return bases;
}

/** Without a filter the ledger knows. */
async function readTallies(datasetId: string): Promise<Counts> {
  const rows = await db.exampleTally.groupBy({ by: ["facet", "value"], where: { datasetId }, _sum: { count: true } });
  const counts: Counts = new Map();
  for (const { facet, value, _sum } of rows) {
    const values = counts.get(facet) ?? new Map<string, number>();
    if (_sum.count) values.set(value, _sum.count);
    counts.set(facet, values);
  }
  return counts;
}

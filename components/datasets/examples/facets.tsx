"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FacetList } from "@/components/ui/facet-list";
import { Skeleton } from "@/components/ui/skeleton";
import { useStored } from "@/components/ui/use-stored";
import { type ExampleFilter, none, toFilterQuery } from "@/lib/datasets/examples/example-filter";
import { exampleFacetsQuery } from "@/lib/datasets/examples/hooks";
import type { ExampleFacet } from "@/lib/datasets/examples/schemas";
import { anyIssue, facetTitles, standingValues, valueWords } from "./facet-words";
import { parseFolded } from "./stored-layout";
import { type FacetName, facetNames, toggleValue } from "./table-place";

type FacetsProps = {
  projectId: string;
  datasetId: string;
  filter: ExampleFilter;
  onFilter: (filter: ExampleFilter) => void;
};

/** What there is, and how much of it under the filters in use. */
export function Facets({ projectId, datasetId, filter, onFilter }: FacetsProps) {
  const { data, isError, refetch } = useQuery(exampleFacetsQuery(projectId, datasetId, toFilterQuery(filter)));
  const [folded, storeFolded] = useStored("hone.folded-facets", parseFolded);

  if (isError && !data)
    return (
      <div className="p-4 text-on-surface-2 text-xs" role="alert">
        <p>The counts could not be loaded. The list works without them.</p>
        <Button size="small" className="mt-2" onClick={() => refetch()}>
          Count again
        </Button>
      </div>
    );
  if (!data) return <FacetsSkeleton />;

  return facetNames.map((name) => {
    const facet = data.facets.find((each) => each.name === name);
    const options = optionsOf(name, facet, filter[name]);
    if (options.length === 0 || (name === "assignee" && options.every(({ value }) => value === none))) return null;
    return (
      <FacetList
        key={name}
        title={facetTitles[name]}
        options={options}
        selected={filter[name]}
        isAbout={facet?.isExact === false}
        onToggle={(value) => onFilter(toggleValue(filter, name, value))}
        open={!folded.includes(name)}
        onOpenChange={(open) => storeFolded(open ? folded.filter((each) => each !== name) : [...folded, name])}
      />
    );
  });
}

/** What has a fixed order keeps it; what is chosen stays although nothing has it under the other filters. */
function optionsOf(name: FacetName, facet: ExampleFacet | undefined, chosen: readonly string[]) {
  const counted = new Map((facet?.options ?? []).map((option) => [option.value, option]));
  const standing = standingValues[name] ?? [];
  const more = [...counted.keys(), ...chosen.filter((value) => value !== anyIssue || counted.has(value))];
  return [...new Set([...standing, ...more])].map((value) => ({
    value,
    label: valueWords(name, value, counted.get(value)?.label),
    count: counted.get(value)?.count ?? 0,
  }));
}

function FacetsSkeleton() {
  return (
    <div role="status" aria-label="Loading the filters">
      {(["state", "tag", "split", "issue"] as const).map((name) => (
        <div key={name} className="border-t px-4 py-3 first:border-0">
          <p className="label min-h-6">{facetTitles[name]}</p>
          {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
            <div key={width} className="flex h-7 items-center gap-2.5">
              <Skeleton className="size-4" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

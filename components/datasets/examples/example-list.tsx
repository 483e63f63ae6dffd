"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { ViewsMenu } from "@/components/projects/views/views-menu";
import { useKeys } from "@/components/ui/use-keys";
import { cn } from "@/lib/cn";
import { toFilterQuery } from "@/lib/datasets/examples/example-filter";
import { exampleFacetsQuery } from "@/lib/datasets/examples/hooks";
import type { Dataset } from "@/lib/datasets/schemas";
import { datasetViews } from "@/lib/datasets/views/dataset-views";
import { BulkActions } from "./bulk-actions";
import { BulkNews } from "./bulk-news";
import { countWords, matchWords } from "./count-words";
import { ExamplesTable } from "./examples-table";
import { chipsOf, filterWords, withoutChip } from "./facet-words";
import { FacetsSheet } from "./facets-sheet";
import { LayoutMenu } from "./layout-menu";
import { NoMatch } from "./no-match";
import { canWiden, countOf, nothingSelected, tick, tickedOf } from "./selection";
import { readViewQuery } from "./table-place";
import { TableToolbar } from "./table-toolbar";
import { useBulk } from "./use-bulk";
import type { useExampleList } from "./use-example-list";
import type { useTablePlace } from "./use-table-place";
import { usualViews } from "./usual-views";

type ExampleListProps = {
  projectId: string;
  dataset: Dataset;
  place: ReturnType<typeof useTablePlace>;
  list: ReturnType<typeof useExampleList>;
  onKeys: () => void;
};

/** The list with what narrows it above and what can be done with it below. */
export function ExampleList({ projectId, dataset, place, list, onKeys }: ExampleListProps) {
  const { id: datasetId, exampleCount } = dataset;
  const { filter, sort, open, viewQuery } = place;
  const [selection, setSelection] = useState(nothingSelected);
  const [showsFilters, setShowsFilters] = useState(false);
  const facets = useQuery(exampleFacetsQuery(projectId, datasetId, toFilterQuery(filter)));
  const options = (name: string) => facets.data?.facets.find((facet) => facet.name === name)?.options ?? [];
  const chips = chipsOf(filter, (name, value) => options(name).find((option) => option.value === value)?.label);
  const words = filterWords(filter, chips);

  const query = new URLSearchParams(toFilterQuery(filter)).toString();
  const loaded = list.isStale ? [] : list.rows.map(({ id }) => id);
  const ticked = tickedOf(selection, loaded, query);
  const { total, isTotalExact } = list;
  const bulk = useBulk({
    projectId,
    datasetId,
    selection,
    onSelection: setSelection,
    onDone: () => setSelection(nothingSelected),
  });

  const all = () => setSelection({ kind: "matching", query, words, total, isTotalExact, exceptIds: new Set() });
  useKeys({
    "Ctrl a": (event) => {
      event.preventDefault();
      if (canWiden(selection, loaded, total, isTotalExact)) all();
      else setSelection(tick(selection, loaded, query, new Set([...ticked, ...loaded])));
    },
  });
  useKeys({ Escape: () => setSelection(nothingSelected) }, open === null && countOf(selection) > 0);

  const isNarrowed = words !== "everything";
  return (
    <div className={cn("relative flex h-full flex-col", list.isStale && "[&_tbody]:opacity-60")}>
      <TableToolbar
        typed={place.typed}
        onSearch={place.setSearch}
        chips={chips}
        onRemoveChip={(id) => place.setFilter(withoutChip(filter, id))}
        onClear={place.clear}
        count={isNarrowed && !list.isLoading && !list.isStale && !list.error ? countWords(total, isTotalExact, exampleCount) : null}
        onFilters={() => setShowsFilters(true)}
        hasSide={open !== null}
        views={
          <ViewsMenu
            at={datasetViews(projectId, datasetId)}
            all="All examples"
            usual={usualViews}
            query={viewQuery}
            onGo={(query) => place.go(readViewQuery(query))}
          />
        }
        layout={<LayoutMenu sort={sort} onSort={place.setSort} onKeys={onKeys} />}
      />
      <BulkNews
        projectId={projectId}
        datasetId={datasetId}
        nameOf={bulk.nameOf}
        isBusy={bulk.isBusy}
        onUndo={(bulkEditId) => void bulk.takeBack(bulkEditId)}
      />
      <ExamplesTable
        rows={list.rows}
        totalRows={isTotalExact ? total : -1}
        hasMore={list.hasMore}
        listKey={viewQuery}
        sort={sort}
        onSort={place.setSort}
        selection={{ keys: ticked, onChange: (keys) => setSelection(tick(selection, loaded, query, keys)) }}
        openId={open}
        loading={list.isLoading}
        error={list.error && <LoadError title="The examples could not be loaded." error={list.error} onRetry={list.retry} />}
        empty={<NoMatch words={words} onClear={place.clear} />}
        onOpen={(id) => place.setOpen(id === open ? null : id)}
        onNearEnd={list.loadMore}
      />
      <BulkActions
        selection={selection}
        people={bulk.people}
        tags={options("tag").map(({ value }) => value)}
        isBusy={bulk.isBusy}
        widenTo={canWiden(selection, loaded, total, isTotalExact) ? `Select all ${matchWords(total, isTotalExact)} that match` : null}
        onWiden={all}
        onClear={() => setSelection(nothingSelected)}
        onChange={(change) => void bulk.apply(change)}
      />
      <FacetsSheet
        projectId={projectId}
        datasetId={datasetId}
        filter={filter}
        onFilter={place.setFilter}
        matches={list.isLoading ? "them" : matchWords(total, isTotalExact)}
        open={showsFilters}
        onOpenChange={setShowsFilters}
      />
    </div>
  );
}

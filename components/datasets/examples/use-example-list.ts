"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ExampleFilter, type ExampleSort, toFilterQuery } from "@/lib/datasets/examples/example-filter";
import { examplesQuery } from "@/lib/datasets/examples/hooks";

type Wanted = { projectId: string; datasetId: string; filter: ExampleFilter; sort: ExampleSort };

/** All pages that were loaded, as one list; the count is the first page's. */
export function useExampleList({ projectId, datasetId, filter, sort }: Wanted) {
  const query = useInfiniteQuery(examplesQuery(projectId, datasetId, { ...toFilterQuery(filter), sort }));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const first = data?.pages[0];
  return {
    rows,
    total: first?.total ?? rows.length,
    isTotalExact: first?.isTotalExact ?? true,
    hasMore: hasNextPage,
    isLoading: query.isPending,
    /** The rows of the filter before, while those of this one are on their way. */
    isStale: query.isPlaceholderData,
    error: data ? null : query.error,
    retry: () => void query.refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { type IssueKind, issueCatalog } from "@/lib/datasets/checks/catalog";
import { issuesQuery } from "@/lib/datasets/checks/hooks";
import { ContradictionItem } from "./contradiction-item";
import { IssueItem } from "./issue-item";
import { PairItem } from "./pair-item";
import type { Mending } from "./use-mending";

type IssueListProps = {
  projectId: string;
  datasetId: string;
  kind: IssueKind;
  ignored: boolean;
  checkedAt: Date | null;
  mending: Mending;
  mayEdit: boolean;
};

/** The findings of one kind, ten at a time. */
export function IssueList({ projectId, datasetId, kind, ignored, checkedAt, mending, mayEdit }: IssueListProps) {
  const issues = useInfiniteQuery(issuesQuery(projectId, datasetId, kind, { ignored, checkedAt }));
  if (!issues.data)
    return issues.error ? (
      <LoadError title="The findings could not be loaded." error={issues.error} onRetry={issues.refetch} />
    ) : (
      <div className="space-y-3 px-5 py-4" aria-busy="true">
        <Skeleton className="h-4 w-1/3" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    );
  const items = issues.data.pages.flatMap((page) => page.items);
  const { fix } = issueCatalog[kind];
  const Item = fix === "merge" ? PairItem : fix === "pick" ? ContradictionItem : IssueItem;
  return (
    <>
      <ul>
        {items.map((issue) => (
          <Item key={issue.id} projectId={projectId} issue={issue} mending={mending} mayEdit={mayEdit} />
        ))}
      </ul>
      {items.length === 0 && <p className="hint px-5 py-3 max-md:px-4">Nothing of this kind is left.</p>}
      {issues.hasNextPage && (
        <div className="border-t px-5 py-3 max-md:px-4">
          <Button size="small" busy={issues.isFetchingNextPage} onClick={() => issues.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

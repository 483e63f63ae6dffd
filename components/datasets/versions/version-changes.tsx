"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { versionChangesQuery } from "@/lib/datasets/versions/hooks";
import { type ChangeKind, changeKindSchema, type VersionChanges } from "@/lib/datasets/versions/schemas";
import { formatNumber } from "@/lib/format";
import { ChangedExample } from "./changed-example";

const words = { added: "Added", changed: "Changed", moved: "Moved", removed: "Removed" };

type VersionChangesPanelProps = { projectId: string; versionId: string; changes: VersionChanges };

/** The difference to the version before, example by example. */
export function VersionChangesPanel({ projectId, versionId, changes }: VersionChangesPanelProps) {
  const kinds = changeKindSchema.options.filter((kind) => changes[kind] > 0);
  const [wanted, setKind] = useState<ChangeKind | null>(null);
  const kind = wanted ?? kinds[0];
  return (
    <Panel title="What changed" hint={`since version ${changes.since.number}`}>
      {kind ? (
        <Tabs
          label="What changed"
          value={kind}
          onValueChange={(value) => setKind(changeKindSchema.parse(value))}
          tabs={kinds.map((value) => ({ value, label: words[value], count: formatNumber(changes[value]) }))}
        >
          {kinds.map((value) => (
            <TabPanel key={value} value={value} className="pt-1">
              <ChangeList projectId={projectId} versionId={versionId} kind={value} />
            </TabPanel>
          ))}
        </Tabs>
      ) : (
        <p className="text-on-surface-2">The same examples in the same splits, in another order.</p>
      )}
    </Panel>
  );
}

function ChangeList({ projectId, versionId, kind }: { projectId: string; versionId: string; kind: ChangeKind }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    versionChangesQuery(projectId, versionId, kind),
  );
  if (!data)
    return error ? (
      <LoadError title="The changes could not be loaded." error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label="Loading the changes" className="grid gap-3 py-3">
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
    );
  return (
    <>
      <ul className="divide-y">
        {data.pages
          .flatMap(({ items }) => items)
          .map((change) => (
            <ChangedExample key={change.position} change={change} />
          ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-2" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

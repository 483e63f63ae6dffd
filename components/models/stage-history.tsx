"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDateTime } from "@/lib/format";
import { stageChangesQuery } from "@/lib/models/hooks";
import { stageWords } from "@/lib/models/stages/stage-words";

/** Who moved it from where to where, when and why. */
export function StageHistory({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const { data, error, refetch } = useQuery(stageChangesQuery(projectId, modelVersionId));
  return (
    <Panel title="Stages">
      {data ? (
        data.length === 0 ? (
          <p className="text-on-surface-2">It has been a candidate since it was made. Nobody has moved it.</p>
        ) : (
          <ol className="divide-y" aria-label="Stages, newest first">
            {data.map(({ id, before, after, reason, by, createdAt }) => (
              <li key={id} className="py-2 first:pt-0 last:pb-0">
                <p>
                  <span className="font-medium">{by ?? "Hone by itself"}</span>: {stageWords[before].label.toLowerCase()} →{" "}
                  <span className="font-medium">{stageWords[after].label.toLowerCase()}</span>
                </p>
                {reason && <p className="max-w-[72ch] text-on-surface-2">{reason}</p>}
                <p className="hint">{formatDateTime(createdAt)}</p>
              </li>
            ))}
          </ol>
        )
      ) : error ? (
        <LoadError title="The history could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-12 w-full" />
      )}
    </Panel>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useNow } from "@/components/layout/use-now";
import { Avatar } from "@/components/ui/avatar";
import { Skeleton } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";
import type { Example } from "@/lib/datasets/examples/schemas";
import { revisionsQuery } from "@/lib/datasets/revisions/hooks";
import { formatAgo } from "@/lib/format";
import { usePeople } from "../examples/use-people";
import { CompareRevisions } from "./compare-revisions";
import { foldRevisions, revisionWords } from "./revision-words";

type RevisionListProps = { projectId: string; example: Example; readOnly: boolean };

const shownFirst = 5;

/** Who changed it, when and how. Saves in one sitting stand as one. */
export function RevisionList({ projectId, example, readOnly }: RevisionListProps) {
  const { data, error } = useQuery(revisionsQuery(projectId, example.id));
  const { nameOf } = usePeople(projectId);
  const now = useNow(30_000);
  const [compared, setCompared] = useState<number | null>(null);
  const [isWhole, setWhole] = useState(false);
  const folded = foldRevisions(data ?? []);
  const shown = isWhole ? folded : folded.slice(0, shownFirst);

  return (
    <section>
      <h3 className="label mb-1">Revisions</h3>
      {error && !data && <p className="text-negative text-xs">{errorWords(error)}</p>}
      {!data && !error && <Skeleton className="h-8 w-full" />}
      <ul>
        {shown.map((revision) => (
          <li key={revision.number} className="flex min-h-8 items-center gap-2.5 touch:min-h-11">
            <Avatar size="small" name={nameOf(revision.authorId)} />
            <span className="min-w-0 flex-1 truncate text-on-surface-2">
              {revisionWords(revision, nameOf(revision.authorId), example.sourceFile)}
              {revision.versions.map((version) => (
                <Tag key={version} className="ml-1.5">
                  version {version}
                </Tag>
              ))}
            </span>
            <span className="hint num">{formatAgo(revision.createdAt, now)}</span>
            <span className="w-16 text-right text-xs">
              {revision.number === example.revision ? (
                <span className="hint">shown</span>
              ) : (
                <button type="button" className="link" onClick={() => setCompared(revision.number)}>
                  Compare
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!isWhole && folded.length > shownFirst && (
        <button type="button" className="link text-xs" onClick={() => setWhole(true)}>
          Show all {folded.length}
        </button>
      )}
      {compared !== null && data && (
        <CompareRevisions
          projectId={projectId}
          example={example}
          revisions={data}
          first={compared}
          readOnly={readOnly}
          onClose={() => setCompared(null)}
        />
      )}
    </section>
  );
}

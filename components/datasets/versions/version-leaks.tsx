"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { TextDiff } from "@/components/datasets/text-diff";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { versionLeaksQuery } from "@/lib/datasets/versions/hooks";
import type { LeakPair, LeakSummary } from "@/lib/datasets/versions/schemas";
import { formatDateTime } from "@/lib/format";
import { LeakBadge } from "./leak-badge";

type VersionLeaksProps = { projectId: string; versionId: string; leaks: LeakSummary };

/** Whether what measures was kept apart from what teaches: the version's own splits, and every benchmark of the project. */
export function VersionLeaks({ projectId, versionId, leaks }: VersionLeaksProps) {
  const [isOpen, setOpen] = useState(false);
  const sides = [leaks.test, leaks.validation, ...leaks.benchmarks];
  const hasAny = sides.some(({ exact, near }) => exact + near > 0);
  return (
    <Panel title="Leaks" hint={`looked for ${formatDateTime(leaks.checkedAt)}`}>
      <ul className="grid gap-1.5">
        <li>
          <LeakBadge leak={leaks.test} />
        </li>
        {leaks.validation.exact + leaks.validation.near > 0 && (
          <li className="text-on-surface-2">
            Of the validation rows, {leaks.validation.exact} stand in training too and {leaks.validation.near} nearly.
          </li>
        )}
        {leaks.benchmarks.map(({ benchmarkId, name, ...counts }) => (
          <li key={benchmarkId} className="flex flex-wrap gap-x-2">
            <span className="text-on-surface-2">{name}:</span>
            <LeakBadge leak={counts} />
          </li>
        ))}
      </ul>
      <p className="hint mt-2">
        A prompt leaks when it stands in the train split word for word, apart from case and white space, or shares three quarters of its
        text with one there. Near copies of an example that was pinned by hand follow it, unless they were pinned elsewhere or frozen
        before. Where copies are pinned to different splits nothing moves: pin them to the same one, or let chance decide, and freeze again.
      </p>
      {hasAny && (
        <>
          <Button className="mt-3" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Hide the texts" : "Show the texts"}
          </Button>
          {isOpen && <LeakTexts projectId={projectId} versionId={versionId} />}
        </>
      )}
    </Panel>
  );
}

function LeakTexts({ projectId, versionId }: { projectId: string; versionId: string }) {
  const { data, error, refetch } = useQuery(versionLeaksQuery(projectId, versionId));
  if (!data)
    return error ? (
      <LoadError title="The texts could not be loaded." error={error} onRetry={refetch} />
    ) : (
      <Skeleton className="mt-3 h-16 w-full" />
    );
  return (
    <div className="mt-3 grid gap-4">
      <Pairs title="Test" pairs={data.test.pairs} />
      <Pairs title="Validation" pairs={data.validation.pairs} />
      {data.benchmarks.map(({ benchmarkId, name, pairs }) => (
        <Pairs key={benchmarkId} title={name} pairs={pairs} />
      ))}
    </div>
  );
}

/** What measures against what teaches: struck is only in the first, underlined only in the second. */
function Pairs({ title, pairs }: { title: string; pairs: readonly LeakPair[] }) {
  if (pairs.length === 0) return null;
  return (
    <section>
      <h3 className="label">{title}</h3>
      <ul className="divide-y">
        {pairs.map(({ kind, measured, learned }) => (
          <li key={`${kind} ${measured.position}`} className="break-words py-2">
            <span className="mr-2 text-on-surface-3 text-xs">{kind === "exact" ? "the same" : "nearly the same"}</span>
            <TextDiff from={measured.prompt} to={learned.prompt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

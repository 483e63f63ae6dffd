"use client";

import { useQuery } from "@tanstack/react-query";
import { TextDiff } from "@/components/datasets/text-diff";
import { errorWords } from "@/components/layout/error-words";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { benchmarkChangesQuery } from "@/lib/evaluations/benchmarks/hooks";
import type { BenchmarkCase, BenchmarkChanges } from "@/lib/evaluations/benchmarks/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount } from "@/lib/format";

/** What is new since the version before. */
export function BenchmarkDifference({ projectId, benchmark }: { projectId: string; benchmark: Benchmark }) {
  const { data, error } = useQuery(benchmarkChangesQuery(projectId, benchmark.id));
  return (
    <Panel title="What changed" hint={data?.previous ? `since version ${data.previous.version}` : undefined}>
      {error && !data ? (
        <p className="text-negative">{errorWords(error)}</p>
      ) : !data ? (
        <Skeleton className="h-16 w-full" />
      ) : (
        <Changes changes={data} />
      )}
    </Panel>
  );
}

function Changes({ changes }: { changes: BenchmarkChanges }) {
  const { previous, addedCount, removedCount, changedCount, gradersAdded, gradersChanged, gradersRemoved } = changes;
  if (!previous) return <p className="text-on-surface-2">This is the first version: there is nothing to compare it with.</p>;
  const graders = [
    gradersAdded.length > 0 ? `added ${gradersAdded.join(", ")}` : "",
    gradersChanged.length > 0 ? `changed ${gradersChanged.join(", ")}` : "",
    gradersRemoved.length > 0 ? `removed ${gradersRemoved.join(", ")}` : "",
  ].filter(Boolean);
  const isSame = addedCount + removedCount + changedCount === 0;
  return (
    <div className="grid gap-2">
      <p>
        {isSame
          ? "The cases are the same."
          : `${formatCount(addedCount, "case")} added, ${formatCount(removedCount, "case")} removed, ${formatCount(changedCount, "case")} changed.`}{" "}
        {graders.length > 0 ? `Graders: ${graders.join("; ")}.` : "The graders are the same."}
      </p>
      {changes.changed.length > 0 && (
        <Fold label="Changed answers">
          <ul className="grid gap-3">
            {changes.changed.map(({ before, after }) => (
              <li key={after.id}>
                <p className="hint">{questionOf(after)}</p>
                <TextDiff from={before.target} to={after.target} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {changes.added.length > 0 && <CaseFold label="Added" cases={changes.added} />}
      {changes.removed.length > 0 && <CaseFold label="Removed" cases={changes.removed} />}
    </div>
  );
}

function CaseFold({ label, cases }: { label: string; cases: readonly BenchmarkCase[] }) {
  return (
    <Fold label={label}>
      <ul className="grid gap-1.5">
        {cases.map((item) => (
          <li key={item.id} className="clamp-1">
            {questionOf(item)}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

const questionOf = ({ prompt }: BenchmarkCase) => prompt.findLast(({ role }) => role === "user")?.content ?? "";

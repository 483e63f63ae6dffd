"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import type { ChangeBenchmarkInput } from "@/lib/evaluations/benchmarks/schemas";
import { casesQuery } from "@/lib/evaluations/hooks";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount, formatNumber } from "@/lib/format";

/** By case: gone in the next version, or with another answer. */
export type CaseEdits = Record<string, { isRemoved: true } | { target: string }>;

export function toChanges(edits: CaseEdits): Required<Pick<ChangeBenchmarkInput, "removed" | "changed">> {
  const entries = Object.entries(edits);
  return {
    removed: entries.flatMap(([id, edit]) => ("isRemoved" in edit ? [id] : [])),
    changed: entries.flatMap(([id, edit]) => ("target" in edit ? [{ id, target: edit.target }] : [])),
  };
}

type EditCasesProps = { projectId: string; benchmark: Benchmark; edits: CaseEdits; onChange: (edits: CaseEdits) => void };

export function EditCases({ projectId, benchmark, edits, onChange }: EditCasesProps) {
  const cases = useInfiniteQuery(casesQuery(projectId, benchmark.id, { show: "all", limit: 20 }));
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const forget = (id: string) => onChange(Object.fromEntries(Object.entries(edits).filter(([key]) => key !== id)));
  return (
    <section className="mt-8">
      <SectionHead title="Cases" hint={`${formatCount(benchmark.caseCount, "case")} in version ${benchmark.version}`} className="mb-3" />
      {cases.error && !cases.data && <LoadError title="The cases could not be loaded." error={cases.error} onRetry={cases.refetch} />}
      {cases.isPending && <Skeleton className="h-40 w-full" />}
      <ul className="panel divide-y">
        {rows.map(({ id, position, prompt, target }) => {
          const edit = edits[id];
          const isRemoved = edit !== undefined && "isRemoved" in edit;
          return (
            <li key={id} className="grid items-start gap-3 p-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_96px]">
              <p className={cn("line-clamp-3 whitespace-pre-wrap break-words", isRemoved && "text-on-surface-3 line-through")}>
                <span className="label mr-2">{formatNumber(position)}</span>
                {prompt.findLast(({ role }) => role === "user")?.content}
              </p>
              <Field label={`Answer wanted in case ${position}`}>
                <Textarea
                  rows={1}
                  readOnly={isRemoved}
                  value={edit && "target" in edit ? edit.target : target}
                  onChange={({ target: { value } }) => (value === target ? forget(id) : onChange({ ...edits, [id]: { target: value } }))}
                />
              </Field>
              <Button
                size="small"
                className="sm:mt-6"
                aria-label={isRemoved ? `Keep case ${position}` : `Remove case ${position}`}
                onClick={() => (isRemoved ? forget(id) : onChange({ ...edits, [id]: { isRemoved: true } }))}
              >
                {isRemoved ? "Keep" : "Remove"}
              </Button>
            </li>
          );
        })}
      </ul>
      {cases.hasNextPage && (
        <Button className="mt-3" busy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          Show more of {formatNumber(benchmark.caseCount)}
        </Button>
      )}
    </section>
  );
}

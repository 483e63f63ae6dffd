"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { casesQuery } from "@/lib/evaluations/hooks";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount, formatNumber } from "@/lib/format";

/** What it asks, and the answers wanted. */
export function BenchmarkCases({ projectId, benchmark }: { projectId: string; benchmark: Benchmark }) {
  const cases = useInfiniteQuery(casesQuery(projectId, benchmark.id, { show: "all", limit: 50 }));
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="mt-8">
      <SectionHead title="Cases" hint={formatCount(benchmark.caseCount, "case")} />
      <Table
        className="mt-3"
        caption="Cases"
        rows={rows}
        rowKey={({ id }) => id}
        rowHeight="two"
        loading={cases.isPending && 5}
        error={
          !cases.data && cases.error && <LoadError title="The cases could not be loaded." error={cases.error} onRetry={cases.refetch} />
        }
        columns={[
          { id: "position", head: "No", align: "end", width: "64px", onPhone: "hide", cell: ({ position }) => formatNumber(position) },
          {
            id: "question",
            head: "Question",
            onPhone: "lead",
            cell: ({ prompt, tags }) => (
              <>
                <span className="clamp-1">{prompt.findLast(({ role }) => role === "user")?.content ?? ""}</span>
                {tags.length > 0 && (
                  <span className="mt-0.5 flex gap-1">
                    {tags.map((tag) => (
                      <Tag key={tag}>{tag}</Tag>
                    ))}
                  </span>
                )}
              </>
            ),
          },
          {
            id: "target",
            head: "Answer wanted",
            onPhone: "below",
            cell: ({ target }) => (target ? <span className="clamp-1">{target}</span> : <span className="text-on-surface-3">none</span>),
          },
        ]}
      />
      {cases.hasNextPage && (
        <Button className="mt-3" busy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          Show more of {formatNumber(benchmark.caseCount)}
        </Button>
      )}
    </section>
  );
}

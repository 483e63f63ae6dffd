"use client";

import { useQuery } from "@tanstack/react-query";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { graderName } from "@/lib/evaluations/graders/grader-words";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

/** One row for each benchmark: its newest version. */
export function BenchmarkList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(benchmarksQuery(projectId));
  const now = useNow(10_000);
  const series = newestOfEach(data ?? []);
  const create = (
    <LinkButton variant="primary" href={routes.newBenchmark(projectId)}>
      New benchmark
    </LinkButton>
  );

  return (
    <Page>
      <PageHead
        back={{ href: routes.evaluations(projectId), label: "Evaluations" }}
        title="Benchmarks"
        lead="Frozen cases with graders. A change makes a new version, so that a score keeps its meaning."
        actions={data && data.length > 0 && create}
      />
      {data?.length === 0 ? (
        <EmptyState className="min-h-[60dvh]" title="There is nothing to measure with yet." action={create}>
          A run makes a benchmark of its test split by itself. Or make one now: of a frozen version, of a file of cases, or by hand.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Benchmarks, newest first"
          rows={series}
          rowKey={({ newest }) => newest.id}
          rowHref={({ newest }) => routes.benchmark(projectId, newest.id)}
          rowHeight="two"
          loading={isPending && 3}
          error={!data && error && <LoadError title="The benchmarks could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "name",
              head: "Benchmark",
              onPhone: "lead",
              cell: ({ newest }) => (
                <>
                  <span className="cut font-medium">{newest.name}</span>
                  <span className="hint cut">{newest.graders.map(graderName).join(", ")}</span>
                </>
              ),
            },
            { id: "versions", head: "Versions", width: "110px", onPhone: "below", cell: ({ count }) => formatCount(count, "version") },
            {
              id: "cases",
              head: "Cases",
              align: "end",
              width: "90px",
              onPhone: "aside",
              cell: ({ newest }) => formatNumber(newest.caseCount),
            },
            {
              id: "made",
              head: "Changed",
              align: "end",
              width: "130px",
              onPhone: "hide",
              cell: ({ newest }) => agoWords(newest.createdAt, now),
            },
          ]}
        />
      )}
    </Page>
  );
}

/** The list comes newest first. */
function newestOfEach(benchmarks: readonly Benchmark[]): { newest: Benchmark; count: number }[] {
  const ids = [...new Set(benchmarks.map(({ seriesId }) => seriesId))];
  return ids.flatMap((id) => {
    const versions = benchmarks.filter(({ seriesId }) => seriesId === id);
    const [newest] = versions;
    return newest ? [{ newest, count: versions.length }] : [];
  });
}

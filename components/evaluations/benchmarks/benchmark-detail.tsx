"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Select } from "@/components/ui/select";
import { benchmarkQuery } from "@/lib/evaluations/benchmarks/hooks";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { formatCount, formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { CalibrationPanel } from "../ratings/calibration-panel";
import { RatingPanel } from "../ratings/rating-panel";
import { BenchmarkCases } from "./benchmark-cases";
import { BenchmarkDifference } from "./benchmark-difference";
import { GraderList } from "./grader-list";

/** One version of a benchmark: how it grades, how far its judges can be trusted, what it asks, what is new in it. */
export function BenchmarkDetail({ projectId, benchmarkId }: { projectId: string; benchmarkId: string }) {
  const router = useRouter();
  const { may } = usePeople(projectId);
  const { data: benchmark, error, refetch } = useQuery(benchmarkQuery(projectId, benchmarkId));
  const { data: all = [] } = useQuery(benchmarksQuery(projectId));
  if (!benchmark)
    return (
      <Page>
        {error ? (
          <LoadError title="This benchmark could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the benchmark" />
        )}
      </Page>
    );
  const versions = all.filter(({ seriesId }) => seriesId === benchmark.seriesId);
  const newest = versions[0] ?? benchmark;
  const isNewest = newest.id === benchmark.id;

  return (
    <Page>
      <PageHead
        back={{ href: routes.benchmarks(projectId), label: "Benchmarks" }}
        title={benchmark.name}
        lead={`Version ${benchmark.version}, frozen ${formatDate(benchmark.createdAt)}, ${formatCount(benchmark.caseCount, "case")}${benchmark.note ? `. ${benchmark.note}` : ""}`}
        actions={
          <>
            {versions.length > 1 && (
              <Select
                label="Version"
                className="min-w-36"
                options={versions.map(({ id, version, createdAt }) => ({
                  value: id,
                  label: `Version ${version}`,
                  hint: formatDate(createdAt),
                }))}
                value={benchmark.id}
                onValueChange={(id) => router.push(routes.benchmark(projectId, id))}
              />
            )}
            {isNewest && may("launch") && (
              <LinkButton variant="primary" href={routes.changeBenchmark(projectId, benchmark.id)}>
                Change it
              </LinkButton>
            )}
          </>
        }
      />
      {!isNewest && (
        <Notice
          className="mt-4"
          tone="accent"
          title={`This is an older version; the newest is version ${newest.version}.`}
          action={<LinkButton href={routes.benchmark(projectId, newest.id)}>Open version {newest.version}</LinkButton>}
        >
          Scores on different versions are never compared with each other.
        </Notice>
      )}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <GraderList graders={benchmark.graders} />
        <BenchmarkDifference projectId={projectId} benchmark={benchmark} />
        {benchmark.graders.map((grader) =>
          grader.kind === "judge" ? (
            <CalibrationPanel key={grader.key} projectId={projectId} benchmark={benchmark} judge={grader.key} />
          ) : grader.kind === "human" ? (
            <RatingPanel key={grader.key} projectId={projectId} benchmarkId={benchmark.id} grader={grader} />
          ) : null,
        )}
      </div>
      <BenchmarkCases projectId={projectId} benchmark={benchmark} />
    </Page>
  );
}

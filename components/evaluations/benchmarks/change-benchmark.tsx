"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { benchmarkQuery } from "@/lib/evaluations/benchmarks/hooks";
import { ChangeForm } from "./change-form";

export function ChangeBenchmark({ projectId, benchmarkId }: { projectId: string; benchmarkId: string }) {
  const { data, error, refetch } = useQuery(benchmarkQuery(projectId, benchmarkId));
  if (data) return <ChangeForm key={data.id} projectId={projectId} benchmark={data} />;
  return (
    <Page>
      {error ? (
        <LoadError title="This benchmark could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the benchmark" />
      )}
    </Page>
  );
}

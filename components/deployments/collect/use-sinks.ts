"use client";

import type { Sink } from "@/components/evaluations/add-to";
import { useAddToBenchmark, useAddToDataset } from "@/lib/deployments/collect/hooks";

/** Where a logged request can go; without an answer of its own it takes its correction, or what was answered. */
export function useSinks(projectId: string, deploymentId: string, requestId: string, answer: string | undefined) {
  const dataset = useAddToDataset(projectId, deploymentId, requestId);
  const benchmark = useAddToBenchmark(projectId, deploymentId, requestId);
  const named = answer ? { answer } : {};
  const toDataset: Sink = {
    add: (datasetId) => dataset.mutate({ datasetId, ...named }),
    isPending: dataset.isPending,
    error: dataset.error,
    addedTo: dataset.data?.datasetId,
  };
  const toBenchmark: Sink = {
    add: (benchmarkId) => benchmark.mutate({ benchmarkId, ...named }),
    isPending: benchmark.isPending,
    error: benchmark.error,
    addedTo: benchmark.data?.benchmarkId,
  };
  return { toDataset, toBenchmark };
}

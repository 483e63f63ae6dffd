import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { benchmarkSchema } from "../schemas";
import {
  benchmarkChangesSchema,
  type ChangeBenchmarkInput,
  type CreateBenchmarkInput,
  gradedAnswerSchema,
  type PreviewGradersInput,
} from "./schemas";

const benchmarksKey = (projectId: string) => [...evaluationsKey(projectId), "benchmarks"] as const;

export const benchmarkQuery = (projectId: string, benchmarkId: string) =>
  queryOptions({
    queryKey: [...benchmarksKey(projectId), benchmarkId],
    queryFn: ({ signal }) => fetchJson(benchmarkSchema, routes.api.benchmark(projectId, benchmarkId), { signal }),
  });

export const benchmarkChangesQuery = (projectId: string, benchmarkId: string) =>
  queryOptions({
    queryKey: [...benchmarksKey(projectId), benchmarkId, "changes"],
    queryFn: ({ signal }) => fetchJson(benchmarkChangesSchema, routes.api.benchmarkChanges(projectId, benchmarkId), { signal }),
  });

export function useCreateBenchmark(projectId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: CreateBenchmarkInput) => fetchJson(benchmarkSchema, routes.api.benchmarks(projectId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}

export function useChangeBenchmark(projectId: string, benchmarkId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeBenchmarkInput) =>
      fetchJson(benchmarkSchema, routes.api.benchmarkVersions(projectId, benchmarkId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}

/** What was tried stands until the next try is answered. */
export const graderPreviewQuery = (projectId: string, body: PreviewGradersInput) =>
  queryOptions({
    queryKey: [...evaluationsKey(projectId), "preview", body],
    queryFn: ({ signal }) => fetchJson(z.array(gradedAnswerSchema), routes.api.previewGraders(projectId), { method: "POST", body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

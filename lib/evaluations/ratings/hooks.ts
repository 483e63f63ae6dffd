import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { evaluationsKey } from "../hooks";
import { calibrationSchema, type RateAnswerInput, ratingAgreementSchema, ratingTaskSchema } from "./schemas";

const ratingsKey = (projectId: string, benchmarkId: string) => [...evaluationsKey(projectId), "ratings", benchmarkId] as const;

export const calibrationQuery = (projectId: string, benchmarkId: string) =>
  queryOptions({
    queryKey: [...ratingsKey(projectId, benchmarkId), "calibration"],
    queryFn: ({ signal }) => fetchJson(z.array(calibrationSchema), routes.api.calibration(projectId, benchmarkId), { signal }),
  });

export const ratingTaskQuery = (projectId: string, benchmarkId: string, grader: string) =>
  queryOptions({
    queryKey: [...ratingsKey(projectId, benchmarkId), "next", grader],
    queryFn: ({ signal }) => fetchJson(ratingTaskSchema, routes.api.ratings(projectId, benchmarkId, { grader }), { signal }),
  });

export const ratingAgreementQuery = (projectId: string, benchmarkId: string, grader: string) =>
  queryOptions({
    queryKey: [...ratingsKey(projectId, benchmarkId), "agreement", grader],
    queryFn: ({ signal }) => fetchJson(ratingAgreementSchema, routes.api.ratingAgreement(projectId, benchmarkId, { grader }), { signal }),
  });

export function useRateAnswer(projectId: string, benchmarkId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RateAnswerInput) =>
      fetchJson(z.object({ answerId: z.string() }), routes.api.ratings(projectId, benchmarkId), { method: "POST", body }),
    // Not waited for: the query says by itself that the next answer is on its way, and ends together with its arrival.
    onSettled: () => void client.invalidateQueries({ queryKey: evaluationsKey(projectId) }),
  });
}

import { queryOptions } from "@tanstack/react-query";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { useExampleChange } from "@/lib/datasets/examples/use-example-change";
import { datasetsKey } from "@/lib/datasets/hooks";
import { datasetSchema } from "@/lib/datasets/schemas";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import {
  agreementSchema,
  claimedSchema,
  exampleReviewsSchema,
  type JudgeExampleInput,
  judgementSchema,
  type MoveExampleInput,
  type ReviewQueueName,
  type ReviewSettingsInput,
  reviewQueueSchema,
} from "./schemas";

export const reviewQueueQuery = (projectId: string, datasetId: string, queue: ReviewQueueName, after = 0) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "review-queue", queue, after],
    queryFn: ({ signal }) => fetchJson(reviewQueueSchema, routes.api.reviewQueue(projectId, datasetId, { queue, after }), { signal }),
  });

export const exampleReviewsQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "example", exampleId, "reviews"],
    queryFn: ({ signal }) => fetchJson(exampleReviewsSchema, routes.api.exampleReviews(projectId, exampleId), { signal }),
  });

export const agreementQuery = (projectId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), datasetId, "agreement"],
    queryFn: ({ signal }) => fetchJson(agreementSchema, routes.api.agreement(projectId, datasetId), { signal }),
  });

export function useJudgeExample(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...body }: JudgeExampleInput & { exampleId: string }) =>
      fetchJson(judgementSchema, routes.api.exampleReviews(projectId, exampleId), { method: "POST", body }),
    ({ example }) => example,
  );
}

export function useUndoJudgement(projectId: string) {
  return useExampleChange(
    projectId,
    (exampleId: string) => fetchJson(exampleSchema, routes.api.exampleReviews(projectId, exampleId), { method: "DELETE" }),
    (example) => example,
  );
}

export function useMoveExample(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...body }: MoveExampleInput & { exampleId: string }) =>
      fetchJson(exampleSchema, routes.api.exampleState(projectId, exampleId), { method: "PUT", body }),
    (example) => example,
  );
}

export function useClaimExamples(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (count: number) =>
    fetchJson(claimedSchema, routes.api.reviewQueue(projectId, datasetId), { method: "POST", body: { count } }),
  );
}

export function useUpdateReviewSettings(projectId: string, datasetId: string) {
  return useProjectChange(projectId, (body: ReviewSettingsInput) =>
    fetchJson(datasetSchema, routes.api.reviewSettings(projectId, datasetId), { method: "PUT", body }),
  );
}

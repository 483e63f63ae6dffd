import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { useExampleChange } from "@/lib/datasets/examples/use-example-change";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { runsKey } from "@/lib/runs/hooks";
import {
  type CreateBaselineInput,
  type CreatePassageIndexInput,
  type DraftAnswerInput,
  listedModelSchema,
  modelVersionSchema,
  passageIndexSchema,
  type SetStageInput,
  stageChangeSchema,
  type TryModelInput,
  triedAnswerSchema,
  type UpdateModelVersionInput,
} from "./schemas";

export const modelsKey = (projectId: string) => ["projects", projectId, "models"] as const;

export const modelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: modelsKey(projectId),
    queryFn: ({ signal }) =>
      fetchJson(z.array(listedModelSchema), routes.api.models(projectId), {
        signal,
      }),
  });

export const modelQuery = (projectId: string, modelVersionId: string) =>
  queryOptions({
    queryKey: [...modelsKey(projectId), "one", modelVersionId],
    queryFn: ({ signal }) => fetchJson(listedModelSchema, routes.api.model(projectId, modelVersionId), { signal }),
  });

export const stageChangesQuery = (projectId: string, modelVersionId: string) =>
  queryOptions({
    queryKey: [...modelsKey(projectId), "stage-changes", modelVersionId],
    queryFn: ({ signal }) => fetchJson(z.array(stageChangeSchema), routes.api.stageChanges(projectId, modelVersionId), { signal }),
  });

/** Also refused, it reads anew: somebody else may have moved it. */
export function useSetStage(projectId: string, modelVersionId: string) {
  const client = useQueryClient();
  return useChange({
    mutationFn: (body: SetStageInput) =>
      fetchJson(listedModelSchema, routes.api.modelStage(projectId, modelVersionId), { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: modelsKey(projectId) }),
  });
}

/** The run that made it shows the name, too. */
export function useUpdateModelVersion(projectId: string, modelVersionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateModelVersionInput) =>
      fetchJson(modelVersionSchema, routes.api.model(projectId, modelVersionId), { method: "PATCH", body }),
    onSuccess: () => Promise.all([modelsKey, runsKey].map((keyOf) => client.invalidateQueries({ queryKey: keyOf(projectId) }))),
  });
}

export function useCreateBaseline(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateBaselineInput) => fetchJson(modelVersionSchema, routes.api.models(projectId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsKey(projectId) }),
  });
}

/** Nothing is kept, so nothing is to be read anew. */
export function useTryModel(projectId: string) {
  return useMutation({
    mutationFn: ({ modelVersionId, ...body }: TryModelInput & { modelVersionId: string }) =>
      fetchJson(triedAnswerSchema, routes.api.tryModel(projectId, modelVersionId), { method: "POST", body }),
  });
}

/** Asks while something is being prepared. */
export const passageIndexesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...modelsKey(projectId), "passage-indexes"],
    queryFn: ({ signal }) => fetchJson(z.array(passageIndexSchema), routes.api.passageIndexes(projectId), { signal }),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === "building") ? 1_000 : false),
  });

export function useCreatePassageIndex(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreatePassageIndexInput) =>
      fetchJson(passageIndexSchema, routes.api.passageIndexes(projectId), { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsKey(projectId) }),
  });
}

export function useKeepCheckpoint(projectId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (checkpointId: string) =>
      fetchJson(modelVersionSchema, routes.api.checkpointAction(projectId, runId, checkpointId, "keep"), { method: "POST" }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsKey(projectId) }),
  });
}

export function useDraftAnswer(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...body }: DraftAnswerInput & { exampleId: string }) =>
      fetchJson(exampleSchema, routes.api.exampleDraftAnswer(projectId, exampleId), { method: "POST", body }),
    (example) => example,
  );
}

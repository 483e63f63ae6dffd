import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { useExampleChange } from "@/lib/datasets/examples/use-example-change";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { type DraftAnswerInput, modelVersionSchema } from "./schemas";

export const modelsKey = (projectId: string) => ["projects", projectId, "models"] as const;

export const modelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: modelsKey(projectId),
    queryFn: ({ signal }) =>
      fetchJson(z.array(modelVersionSchema), routes.api.models(projectId), {
        signal,
      }),
  });

export function useDraftAnswer(projectId: string) {
  return useExampleChange(
    projectId,
    ({ exampleId, ...body }: DraftAnswerInput & { exampleId: string }) =>
      fetchJson(exampleSchema, routes.api.exampleDraftAnswer(projectId, exampleId), { method: "POST", body }),
    (example) => example,
  );
}

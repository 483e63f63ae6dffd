import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { modelVersionSchema } from "./schemas";

export const modelsKey = (projectId: string) => ["projects", projectId, "models"] as const;

export const modelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: modelsKey(projectId),
    queryFn: ({ signal }) =>
      fetchJson(z.array(modelVersionSchema), routes.api.models(projectId), {
        signal,
      }),
  });

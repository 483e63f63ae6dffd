import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { modelsKey } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { modelCardSchema } from "./schemas";

export const cardQuery = (projectId: string, modelVersionId: string) =>
  queryOptions({
    queryKey: [...modelsKey(projectId), "card", modelVersionId],
    queryFn: ({ signal }) => fetchJson(modelCardSchema, routes.api.modelCard(projectId, modelVersionId), { signal }),
  });

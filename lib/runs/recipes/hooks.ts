import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/http/fetch-json";
import { useProjectChange } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { runsKey } from "../hooks";
import { type CreateRecipeInput, type MapRecipeQuery, mappedRecipeSchema, recipeSchema, type UpdateRecipeInput } from "./schemas";

const recipesKey = (projectId: string) => [...runsKey(projectId), "recipes"] as const;

export const recipesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...recipesKey(projectId), "list"],
    queryFn: ({ signal }) => fetchJson(z.array(recipeSchema), routes.api.recipes(projectId), { signal }),
  });

export const recipeQuery = (projectId: string, recipeId: string) =>
  queryOptions({
    queryKey: [...recipesKey(projectId), recipeId],
    queryFn: ({ signal }) => fetchJson(recipeSchema, routes.api.recipe(projectId, recipeId), { signal }),
  });

/** `null` while the place is not chosen yet. */
export const mappedRecipeQuery = (projectId: string, recipeId: string, target: MapRecipeQuery | null) =>
  queryOptions({
    queryKey: [...recipesKey(projectId), recipeId, "elsewhere", target],
    queryFn: ({ signal }) => fetchJson(mappedRecipeSchema, routes.api.recipeElsewhere(projectId, recipeId, { ...target }), { signal }),
    enabled: target !== null,
  });

export function useCreateRecipe(projectId: string) {
  return useProjectChange(projectId, (input: CreateRecipeInput) =>
    fetchJson(recipeSchema, routes.api.recipes(projectId), { method: "POST", body: input }),
  );
}

export function useUpdateRecipe(projectId: string) {
  return useProjectChange(projectId, ({ recipeId, ...input }: UpdateRecipeInput & { recipeId: string }) =>
    fetchJson(recipeSchema, routes.api.recipe(projectId, recipeId), { method: "PATCH", body: input }),
  );
}

export function useSaveRunRecipe(projectId: string, runId: string) {
  return useProjectChange(projectId, (name: string) =>
    fetchJson(recipeSchema, routes.api.runRecipe(projectId, runId), { method: "POST", body: { name } }),
  );
}

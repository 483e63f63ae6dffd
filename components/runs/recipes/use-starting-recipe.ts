import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { recipesQuery } from "@/lib/runs/recipes/hooks";
import type { Recipe as SavedRecipe } from "@/lib/runs/recipes/schemas";
import { emptyRecipe, type Recipe } from "../recipe";
import { toForm } from "./recipe-form-values";

export interface Starting {
  saved: SavedRecipe | undefined;
  /** The form before anybody typed. */
  form: Recipe;
  /** What the run is told about where it came from. */
  origin: { recipeId?: string };
  isLoading: boolean;
  choose: (recipe: SavedRecipe | null) => void;
}

/** The recipe that a new run starts from; the address says which, so that a link leads to the same form. */
export function useStartingRecipe(projectId: string): Starting {
  const [wanted, setWanted] = useQueryState("recipe", parseAsString.withDefault(""));
  const { data, isPending } = useQuery(recipesQuery(projectId));
  const saved = data?.find(({ id }) => id === wanted);
  return {
    saved,
    form: saved ? toForm(saved, saved.trainer?.id ?? "") : emptyRecipe,
    origin: saved ? { recipeId: saved.id } : {},
    isLoading: wanted !== "" && isPending,
    choose: (recipe) => void setWanted(recipe?.id ?? null),
  };
}

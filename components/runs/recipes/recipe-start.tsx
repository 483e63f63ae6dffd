"use client";

import { useQuery } from "@tanstack/react-query";
import { BookmarkPlus } from "lucide-react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast-context";
import { routes } from "@/lib/routes";
import { diffRecipes } from "@/lib/runs/recipes/diff-recipes";
import { recipesQuery, useCreateRecipe, useUpdateRecipe } from "@/lib/runs/recipes/hooks";
import { recipeContentSchema, type Recipe as SavedRecipe } from "@/lib/runs/recipes/schemas";
import type { CreateRunInput } from "@/lib/runs/schemas";
import type { Recipe } from "../recipe";
import { toContent, toForm } from "./recipe-form-values";
import { SaveRecipe } from "./save-recipe";
import type { Starting } from "./use-starting-recipe";

type RecipeStartProps = {
  projectId: string;
  starting: Starting;
  /** The run as it stands in the form; null while something is not usable. */
  input: CreateRunInput | null;
  /** Puts a recipe's settings into the form; the examples stay as they are. */
  onStart: (form: Recipe) => void;
};

const none = "none";

/** Where a new run gets its settings from, and where they are kept for the next one. */
export function RecipeStart({ projectId, starting, input, onStart }: RecipeStartProps) {
  const { notify } = useToast();
  const { data: all = [] } = useQuery(recipesQuery(projectId));
  const create = useCreateRecipe(projectId);
  const update = useUpdateRecipe(projectId);
  const recipe = starting.saved;
  const recipes = all.filter(({ isArchived, id }) => !isArchived || id === recipe?.id);
  const content = input && toContent(input);
  const isChanged = recipe && content && diffRecipes(recipe, recipeContentSchema.parse(content)).length > 0;

  const saved = (kept: SavedRecipe) => {
    starting.choose(kept);
    notify({ title: `“${kept.name}” is saved.`, state: "done" });
  };

  function saveChanges() {
    if (!recipe || !content) return;
    update.mutate(
      { recipeId: recipe.id, revision: recipe.revision, content },
      {
        onSuccess: saved,
        onError: (error) => notify({ title: `“${recipe.name}” stays as it was.`, body: errorWords(error), state: "failed" }),
      },
    );
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {recipes.length > 0 && (
        <Select
          className="w-64 max-md:w-full"
          label="Starts from recipe"
          value={recipe?.id ?? none}
          onValueChange={(id) => {
            const chosen = recipes.find((one) => one.id === id) ?? null;
            starting.choose(chosen);
            if (chosen) onStart(toForm(chosen, chosen.trainer?.id ?? ""));
          }}
          options={[
            { value: none, label: "Starts without a recipe" },
            ...recipes.map(({ id, name, lastRun }) => ({
              value: id,
              label: `From “${name}”`,
              hint: lastRun ? `last used in run ${lastRun.number}` : "not used yet",
            })),
          ]}
        />
      )}
      {recipe && isChanged && (
        <Button busy={update.isPending} onClick={saveChanges}>
          Save changes to it
        </Button>
      )}
      {input && content && (
        <LinkButton
          href={routes.newSweep(projectId, { version: input.datasetVersionId, recipe: recipe?.id, settings: JSON.stringify(content) })}
        >
          Try several values
        </LinkButton>
      )}
      <SaveRecipe
        trigger={
          <Button
            icon={<BookmarkPlus className="size-3.5" strokeWidth={1.75} />}
            disabledReason={content ? undefined : "A setting is not filled in as it should be. It says what to change."}
          >
            Save recipe
          </Button>
        }
        title="Save these settings as a recipe"
        verb="Save the recipe"
        proposed={recipe ? `${recipe.name}, changed` : ""}
        isPending={create.isPending}
        error={create.error}
        onSave={(name, done) => {
          if (!content) return;
          create.mutate({ ...content, name }, { onSuccess: (kept) => [done(), saved(kept)] });
        }}
      />
    </div>
  );
}

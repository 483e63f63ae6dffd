"use client";

import { useRouter } from "next/navigation";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { routes } from "@/lib/routes";
import { useCreateRecipe, useUpdateRecipe } from "@/lib/runs/recipes/hooks";
import type { Recipe } from "@/lib/runs/recipes/schemas";
import { SaveRecipe } from "./save-recipe";

/** Renames, copies and archives; archiving is undone by the same button. */
export function RecipeActions({ projectId, recipe }: { projectId: string; recipe: Recipe }) {
  const router = useRouter();
  const { notify } = useToast();
  const update = useUpdateRecipe(projectId);
  const archive = useUpdateRecipe(projectId);
  const clone = useCreateRecipe(projectId);
  const { id: recipeId, revision, name, trainer, isArchived } = recipe;

  return (
    <>
      <SaveRecipe
        trigger={<Button variant="plain">Rename</Button>}
        title={`Rename “${name}”`}
        verb="Rename the recipe"
        proposed={name}
        isPending={update.isPending}
        error={update.error}
        onSave={(to, done) => update.mutate({ recipeId, revision, name: to }, { onSuccess: done })}
      />
      {trainer && (
        <SaveRecipe
          trigger={<Button variant="plain">Copy</Button>}
          title={`Copy “${name}”`}
          verb="Save the copy"
          proposed={`${name}, copy`}
          isPending={clone.isPending}
          error={clone.error}
          onSave={(to, done) => {
            const { baseModel, method, objective, hyperparameters, systemPrompt, seed } = recipe;
            const content = { baseModel, method, objective, hyperparameters, systemPrompt, seed };
            clone.mutate(
              { ...content, trainerId: trainer.id, name: to },
              { onSuccess: ({ id }) => [done(), router.push(routes.recipe(projectId, id))] },
            );
          }}
        />
      )}
      <Button
        variant="plain"
        busy={archive.isPending}
        onClick={() =>
          archive.mutate(
            { recipeId, revision, isArchived: !isArchived },
            { onError: (error) => notify({ title: `“${name}” stays as it was.`, body: errorWords(error), state: "failed" }) },
          )
        }
      >
        {isArchived ? "Bring back" : "Archive"}
      </Button>
    </>
  );
}

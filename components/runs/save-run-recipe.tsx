"use client";

import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { useSaveRunRecipe } from "@/lib/runs/recipes/hooks";
import type { Run } from "@/lib/runs/schemas";
import { SaveRecipe } from "./recipes/save-recipe";

/** How this run was trained, kept for the next one. */
export function SaveRunRecipe({ projectId, run }: { projectId: string; run: Run }) {
  const { notify } = useToast();
  const save = useSaveRunRecipe(projectId, run.id);
  return (
    <SaveRecipe
      trigger={
        <Button variant="plain" size="small">
          Save its recipe
        </Button>
      }
      title={`Save the recipe of run ${run.number}`}
      verb="Save the recipe"
      isPending={save.isPending}
      error={save.error}
      onSave={(name, done) =>
        save.mutate(name, { onSuccess: (kept) => [done(), notify({ title: `“${kept.name}” is saved.`, state: "done" })] })
      }
    />
  );
}

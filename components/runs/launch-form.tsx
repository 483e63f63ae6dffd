"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHead } from "@/components/ui/page-head";
import { useSettled } from "@/components/ui/use-settled";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { routes } from "@/lib/routes";
import { runEstimateQuery, useCreateRun } from "@/lib/runs/hooks";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { ChecksList } from "./checks-list";
import { DeleteDraft } from "./delete-draft";
import { LaunchBar } from "./launch-bar";
import { LaunchLayout } from "./launch-layout";
import { OfferTable } from "./offer-table";
import { completed, type Recipe, readRecipe } from "./recipe";
import { RecipeForm } from "./recipe-form";
import { RecipeStart } from "./recipes/recipe-start";
import type { Starting } from "./recipes/use-starting-recipe";
import { runCommand } from "./run-command";
import { SaveDraft } from "./save-draft";
import { SeenPanel } from "./seen-panel";
import type { SeenRows } from "./seen-rows";
import { useAttemptKey } from "./use-attempt-key";
import { WantsWider } from "./wants-wider";

type LaunchFormProps = {
  projectId: string;
  initial: Recipe;
  draft: { id: string; number: number } | null;
  onDraft: (draftId: string) => void;
  starting: Starting;
  trainers: readonly TrainerInfo[];
  versions: readonly DatasetVersion[];
  instruction: string | undefined;
};

/** One recipe, seen from three sides: what is set, what becomes of the examples, and what it takes. */
export function LaunchForm({ projectId, initial, draft, onDraft, starting, trainers, versions, instruction }: LaunchFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState(initial);
  const [rows, setRows] = useState<SeenRows>("all");
  const create = useCreateRun(projectId);
  const keyOf = useAttemptKey();

  const versionIds = versions.map(({ id }) => id);
  const recipe = completed(typed, versionIds, trainers, instruction);
  const read = readRecipe(recipe);
  const { problems } = read;
  const input = read.input && { ...read.input, ...starting.origin };
  const isSettled = useSettled(JSON.stringify(input)) === JSON.stringify(input);
  const asked = isSettled ? input : null;
  const estimate = useQuery(runEstimateQuery(projectId, asked));
  const isChecking = estimate.isPlaceholderData || !isSettled;

  function launch(approvedUsd?: number | null) {
    if (!input) return;
    const wish = { ...input, approvedUsd, draftId: draft?.id };
    create.mutate({ input: wish, idempotencyKey: keyOf(wish) }, { onSuccess: ({ id }) => router.push(routes.run(projectId, id)) });
  }

  return (
    <LaunchLayout
      head={
        <PageHead
          className="w-full md:items-center"
          back={{ href: routes.runs(projectId), label: "Runs" }}
          title={draft ? `Run ${draft.number}, a draft` : "New run"}
          actions={
            // They belong to the form, which wants a wider screen.
            <div className="flex flex-wrap items-center gap-2 max-md:hidden">
              <RecipeStart
                projectId={projectId}
                starting={starting}
                input={input}
                onStart={(form) => setTyped({ ...form, versionId: recipe.versionId })}
              />
              {draft && <DeleteDraft projectId={projectId} draft={draft} />}
              {input && (
                <>
                  <CopyButton
                    label="Copy as command"
                    failure="The command could not be copied: this browser does not allow it. Allow this page to use the clipboard and press the button again."
                    size="normal"
                    text={() => runCommand(new URL(routes.api.runs(projectId), window.location.href).href, input)}
                  />
                  <SaveDraft projectId={projectId} draftId={draft?.id ?? null} input={input} onSaved={onDraft} />
                </>
              )}
            </div>
          }
        />
      }
      narrow={<WantsWider />}
      recipe={<RecipeForm recipe={recipe} problems={problems} versions={versions} trainers={trainers} onChange={setTyped} />}
      seen={<SeenPanel projectId={projectId} input={asked} rows={rows} onRowsChange={setRows} />}
      checks={
        <>
          <ChecksList
            estimate={estimate.data}
            error={estimate.error}
            isChecking={isChecking}
            onShow={({ about }) => setRows(about ?? "all")}
            onFix={(contextLength) => setTyped({ ...recipe, parameters: { ...recipe.parameters, contextLength: String(contextLength) } })}
          />
          <OfferTable
            projectId={projectId}
            trainers={trainers}
            input={asked}
            chosen={recipe.trainerId}
            onChoose={(trainerId, baseModel) => setTyped({ ...recipe, trainerId, baseModel })}
          />
        </>
      }
      launch={
        <LaunchBar
          projectId={projectId}
          estimate={estimate.data}
          isChecking={isChecking}
          isComplete={input !== null}
          isStarting={create.isPending || create.isSuccess}
          startError={create.error}
          onStart={launch}
        />
      }
    />
  );
}

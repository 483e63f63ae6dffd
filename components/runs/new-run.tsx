"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useRef, useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { useSettled } from "@/components/ui/use-settled";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { projectQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { runEstimateQuery, useCreateRun } from "@/lib/runs/hooks";
import { trainersQuery } from "@/lib/trainers/hooks";
import { LaunchPanel } from "./launch-panel";
import { newKey } from "./new-key";
import { NoRuns } from "./no-runs";
import { completed, emptyRecipe, type Recipe, readRecipe } from "./recipe";
import { RecipeForm } from "./recipe-form";

export function NewRun({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [wanted] = useQueryState("version", parseAsString);
  const [typed, setTyped] = useState<Recipe>({ ...emptyRecipe, versionId: wanted ?? "" });
  const trainers = useQuery(trainersQuery(projectId));
  const project = useQuery(projectQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const create = useCreateRun(projectId);
  const attempt = useRef({ text: "", key: "" });

  const recipe = completed(
    typed,
    (versions.data ?? []).map(({ id }) => id),
    trainers.data ?? [],
    project.data?.defaults?.instruction,
  );
  const { input, problems } = readRecipe(recipe);
  const settled = useSettled(JSON.stringify(input));
  const estimate = useQuery(runEstimateQuery(projectId, settled === JSON.stringify(input) ? input : null));

  const failed = trainers.error ?? versions.error ?? project.error;
  if (!trainers.data || !versions.data || !project.data)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What a run needs could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([trainers.refetch(), versions.refetch(), project.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what a run needs" />
        )}
      </Page>
    );

  /** The same wish sent twice, after a lost answer or a double press, starts one run. */
  function launch() {
    if (!input) return;
    const text = JSON.stringify(input);
    if (attempt.current.text !== text) attempt.current = { text, key: newKey() };
    create.mutate({ input, idempotencyKey: attempt.current.key }, { onSuccess: ({ id }) => router.push(routes.run(projectId, id)) });
  }

  return (
    <Page>
      <PageHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        title="New run"
        lead="A base model learns from one frozen version of your examples."
      />
      {versions.data.length === 0 ? (
        <NoRuns projectId={projectId} />
      ) : (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
          <RecipeForm recipe={recipe} problems={problems} versions={versions.data} trainers={trainers.data} onChange={setTyped} />
          <LaunchPanel
            trainer={trainers.data.find(({ id }) => id === recipe.trainerId)}
            estimate={estimate.data}
            estimateError={estimate.error}
            isEstimating={estimate.isPlaceholderData || settled !== JSON.stringify(input)}
            isComplete={input !== null}
            isStarting={create.isPending || create.isSuccess}
            startError={create.error}
            onStart={launch}
          />
        </div>
      )}
    </Page>
  );
}

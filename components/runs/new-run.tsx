"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { projectQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { runQuery } from "@/lib/runs/hooks";
import { trainersQuery } from "@/lib/trainers/hooks";
import { LaunchForm } from "./launch-form";
import { NoRuns } from "./no-runs";
import { recipeOf } from "./recipe-of";
import { useStartingRecipe } from "./recipes/use-starting-recipe";

/** Loads what a run needs, and the draft that is gone on with, where there is one. */
export function NewRun({ projectId }: { projectId: string }) {
  const [wanted] = useQueryState("version", parseAsString);
  const [draftId, setDraftId] = useQueryState("draft", parseAsString);
  const trainers = useQuery(trainersQuery(projectId));
  const project = useQuery(projectQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const starting = useStartingRecipe(projectId);
  const draft = useQuery({ ...runQuery(projectId, draftId ?? ""), enabled: draftId !== null, refetchInterval: false });

  const failed = trainers.error ?? versions.error ?? project.error ?? draft.error;
  if (!trainers.data || !versions.data || !project.data || (draftId !== null && !draft.data) || starting.isLoading)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What a run needs could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([trainers.refetch(), versions.refetch(), project.refetch(), draftId && draft.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what a run needs" />
        )}
      </Page>
    );
  if (versions.data.length === 0)
    return (
      <Page>
        <PageHead
          back={{ href: routes.runs(projectId), label: "Runs" }}
          title="New run"
          lead="A base model learns from one frozen version of your examples."
        />
        <NoRuns projectId={projectId} />
      </Page>
    );
  return (
    <LaunchForm
      projectId={projectId}
      initial={draft.data ? recipeOf(draft.data) : { ...starting.form, versionId: wanted ?? "" }}
      draft={draft.data ? { id: draft.data.id, number: draft.data.number } : null}
      onDraft={setDraftId}
      starting={starting}
      trainers={trainers.data}
      versions={versions.data}
      instruction={project.data.defaults?.instruction}
    />
  );
}

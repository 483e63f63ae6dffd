"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useAttemptKey } from "@/components/runs/use-attempt-key";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Select } from "@/components/ui/select";
import { rebasePlanQuery, useCreateRebase } from "@/lib/evaluations/rebases/hooks";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { recipesQuery } from "@/lib/runs/recipes/hooks";
import { trainersQuery } from "@/lib/trainers/hooks";
import { RebasePlanPanel } from "./rebase-plan-panel";

const own = "own";

/** Chooses the fine-tune in question and the newer base model; the rest follows. */
export function NewRebase({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [place] = useQueryStates({ model: parseAsString, recipe: parseAsString });
  const [typed, setTyped] = useState({ modelVersionId: place.model ?? "", recipeId: place.recipe ?? "", target: "" });
  const models = useQuery(modelsQuery(projectId));
  const trainers = useQuery(trainersQuery(projectId));
  const recipes = useQuery(recipesQuery(projectId));
  const create = useCreateRebase(projectId);
  const keyOf = useAttemptKey();

  const fineTunes = (models.data ?? []).filter(({ kind, run }) => kind === "fine_tune" && run);
  const model = fineTunes.find(({ id }) => id === typed.modelVersionId) ?? fineTunes[0];
  const targets = (trainers.data ?? []).flatMap((trainer) =>
    trainer.baseModels.map((base) => ({ key: JSON.stringify([trainer.id, base.id]), trainer, base })),
  );
  const target =
    targets.find(({ key }) => key === typed.target) ??
    targets.find(({ base }) => base.problem === null && base.id !== model?.baseModel) ??
    targets.find(({ base }) => base.problem === null);
  const input =
    model && target
      ? {
          modelVersionId: model.id,
          trainerId: target.trainer.id,
          baseModel: target.base.id,
          ...(typed.recipeId ? { recipeId: typed.recipeId } : {}),
        }
      : null;
  const plan = useQuery(rebasePlanQuery(projectId, input));

  if (!models.data || !trainers.data || !recipes.data) {
    const failed = models.error ?? trainers.error ?? recipes.error;
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What this needs could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([models.refetch(), trainers.refetch(), recipes.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading models and trainers" />
        )}
      </Page>
    );
  }

  function start() {
    if (!input) return;
    create.mutate({ input, idempotencyKey: keyOf(input) }, { onSuccess: ({ id }) => router.push(routes.rebase(projectId, id)) });
  }

  return (
    <Page>
      <PageHead
        back={{ href: routes.models(projectId), label: "Models" }}
        title="Try a newer base model"
        lead="Your recipe on a newer base model, beside that model with your prompt alone: often the prompt is enough by now."
      />
      {!model ? (
        <EmptyState
          className="min-h-[50dvh]"
          title="There is no fine-tune yet that a newer base model could replace."
          action={
            <LinkButton variant="primary" href={routes.newRun(projectId)}>
              Set up a run
            </LinkButton>
          }
        >
          A finished run makes one. Then this page tells whether it is still needed when a newer base model comes out.
        </EmptyState>
      ) : (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
          <section className="panel grid gap-5 p-5 max-md:p-4">
            <Field
              label="Fine-tune in question"
              hint={`Made by run ${model.run?.number} on ${model.baseModel}. Its examples and test cases are used again.`}
            >
              <Select
                options={fineTunes.map(({ id, name, baseModel }) => ({ value: id, label: name, hint: baseModel }))}
                value={model.id}
                onValueChange={(modelVersionId) => setTyped({ ...typed, modelVersionId })}
              />
            </Field>
            <Field label="Newer base model">
              <Select
                options={targets.map(({ key, trainer, base }) => ({
                  value: key,
                  label: base.label,
                  hint: base.problem ?? trainer.name,
                  disabled: base.problem !== null,
                }))}
                value={target?.key ?? ""}
                onValueChange={(key) => setTyped({ ...typed, target: key })}
              />
            </Field>
            <Field label="Recipe" hint="What the newer base model takes is kept; the rest is carried over and said beside.">
              <Select
                options={[
                  { value: own, label: `As run ${model.run?.number} was trained` },
                  ...recipes.data.filter(({ isArchived }) => !isArchived).map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={typed.recipeId || own}
                onValueChange={(id) => setTyped({ ...typed, recipeId: id === own ? "" : id })}
              />
            </Field>
          </section>
          <RebasePlanPanel
            plan={plan.data}
            planError={plan.error}
            hasTarget={target !== undefined}
            isStarting={create.isPending || create.isSuccess}
            startError={create.error}
            onStart={start}
          />
        </div>
      )}
    </Page>
  );
}

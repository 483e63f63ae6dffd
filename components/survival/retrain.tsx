"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { costRange } from "@/components/runs/cost-range";
import { durationRange } from "@/components/runs/duration-range";
import { useAttemptKey } from "@/components/runs/use-attempt-key";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Select } from "@/components/ui/select";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { runEstimateQuery } from "@/lib/runs/hooks";
import { replacementPlanQuery, useCreateReplacement } from "@/lib/survival/hooks";
import { trainersQuery } from "@/lib/trainers/hooks";
import { RetrainPlan } from "./retrain-plan";

const sameData = "same";

/** The same rows and recipe somewhere else: what changes is named before anything starts. */
export function Retrain({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const router = useRouter();
  const models = useQuery(modelsQuery(projectId));
  const trainers = useQuery(trainersQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const [chosen, setChosen] = useState<{ trainerId?: string; baseModel?: string; versionId?: string }>({});
  const create = useCreateReplacement(projectId, modelVersionId);
  const keyOf = useAttemptKey();

  const model = models.data?.find(({ id }) => id === modelVersionId);
  // Elsewhere is the point: whoever is not the old provider comes first.
  const offered = (trainers.data ?? []).filter(({ baseModels }) => baseModels.length > 0);
  const trainer = offered.find(({ id }) => id === chosen.trainerId) ?? offered.find(({ id }) => id !== model?.trainer.id) ?? offered[0];
  const baseModel = trainer?.baseModels.find(({ id }) => id === chosen.baseModel) ?? trainer?.baseModels[0];
  const versionId = chosen.versionId && chosen.versionId !== sameData ? chosen.versionId : undefined;
  const input =
    trainer && baseModel ? { trainerId: trainer.id, baseModel: baseModel.id, ...(versionId ? { datasetVersionId: versionId } : {}) } : null;
  const plan = useQuery(replacementPlanQuery(projectId, modelVersionId, input));
  const estimate = useQuery(
    runEstimateQuery(
      projectId,
      input && plan.data && !plan.isPlaceholderData && plan.data.recipe.problems.length === 0
        ? { ...plan.data.recipe.recipe, trainerId: input.trainerId, datasetVersionId: plan.data.datasetVersion.id }
        : null,
    ),
  );
  const failed = models.error ?? trainers.error ?? versions.error;

  if (!models.data || !trainers.data || !versions.data)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What can be trained could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([models.refetch(), trainers.refetch(), versions.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what can be trained" />
        )}
      </Page>
    );

  const back = { href: routes.survival(projectId), label: "Survival board" };
  if (!model)
    return (
      <Page>
        <PageHead back={back} title="There is no such model in this project." lead="Choose one on the survival board." />
      </Page>
    );

  function start() {
    if (!input) return;
    create.mutate({ ...input, idempotencyKey: keyOf(input) }, { onSuccess: ({ id }) => router.push(routes.run(projectId, id)) });
  }

  const [problem] = plan.data?.recipe.problems ?? [];
  const likely = estimate.isPlaceholderData ? null : estimate.data?.estimate;
  const cost = likely && costRange(likely.usd);
  const isReady = plan.data !== undefined && !plan.error && !plan.isPlaceholderData;
  return (
    <Page>
      <PageHead
        back={back}
        title={`Re-train ${model.name} elsewhere`}
        lead={`${model.name} was made from ${model.baseModel} at ${model.trainer.name}. Its rows and its recipe go to another trainer; the run knows what it replaces.`}
      />
      {!trainer ? (
        <Notice tone="caution" className="mt-6" title="No trainer answers that could train it.">
          Start the trainer of this machine, or connect another provider under Models, Trainers.
        </Notice>
      ) : (
        <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
          <section className="panel grid gap-5 p-5 max-md:p-4" aria-label="Where it is trained">
            <Field label="Trainer">
              <Select
                value={trainer.id}
                onValueChange={(trainerId) => setChosen({ ...chosen, trainerId, baseModel: undefined })}
                options={offered.map(({ id, name }) => ({
                  value: id,
                  label: name,
                  hint: id === model.trainer.id ? "the old one" : undefined,
                }))}
              />
            </Field>
            <Field label="Base model">
              <Select
                value={baseModel?.id ?? ""}
                onValueChange={(id) => setChosen({ ...chosen, baseModel: id })}
                options={trainer.baseModels.map(({ id, label, problem: why }) => ({ value: id, label, disabled: why !== null }))}
              />
            </Field>
            <Field label="Learns from" hint="The same rows keep the comparison fair.">
              <Select
                value={chosen.versionId ?? sameData}
                onValueChange={(id) => setChosen({ ...chosen, versionId: id })}
                options={[
                  { value: sameData, label: `What ${model.name} learned from` },
                  ...versions.data.map(({ id, number, datasetName }) => ({ value: id, label: `Version ${number} of ${datasetName}` })),
                ]}
              />
            </Field>
          </section>
          <section className="panel lg:sticky lg:top-18" aria-label="What changes">
            <RetrainPlan plan={plan.data} error={plan.error} />
            {likely && (
              <p className="num -mt-2 px-5 pb-5 text-on-surface-2 first-letter:uppercase max-md:px-4">
                {cost}
                {likely.seconds && `, ready in ${durationRange(likely.seconds)}`}
              </p>
            )}
            <div className="grid gap-3 border-t p-5 max-md:p-4">
              {create.error && (
                <Notice tone="negative" title="The run was not started.">
                  {errorWords(create.error)}
                </Notice>
              )}
              <Button
                variant="primary"
                size="launch"
                className="w-full"
                busy={create.isPending || create.isSuccess}
                disabledReason={problem ?? (isReady ? undefined : "What changes is not known yet.")}
                onClick={start}
              >
                Re-train on {baseModel?.id}
                {cost && `, ${cost}`}
              </Button>
            </div>
          </section>
        </div>
      )}
    </Page>
  );
}

"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { experimentPlanQuery, experimentsQuery, useCreateExperiment } from "@/lib/deployments/experiments/hooks";
import { deploymentQuery, useAddVariant } from "@/lib/deployments/hooks";
import { waitForParity } from "@/lib/deployments/parity/wait-for-parity";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { emptyDraft, planOf, settingsOf } from "./experiment-draft";
import { ExperimentForm } from "./experiment-form";
import { PlanPanel } from "./plan-panel";
import { SidesForm } from "./sides-form";
import { sidesOf } from "./sides-of";

type NewExperimentProps = { projectId: string; deploymentId: string };

/** Two variants, what decides, what must not get worse; beside it, how long that will take. */
export function NewExperiment({ projectId, deploymentId }: NewExperimentProps) {
  const router = useRouter();
  const deployment = useQuery(deploymentQuery(projectId, deploymentId));
  const models = useQuery(modelsQuery(projectId));
  const experiments = useQuery(experimentsQuery(projectId, deploymentId));
  const add = useAddVariant(projectId, deploymentId);
  const create = useCreateExperiment(projectId, deploymentId);
  const waiting = useMutation({
    mutationFn: (variantId: string) => waitForParity(projectId, deploymentId, variantId, new AbortController().signal),
  });
  const [chosen, setChosen] = useState({ controlId: "", treatment: "" });
  const [draft, setDraft] = useState(emptyDraft);
  const plan = useQuery(experimentPlanQuery(projectId, deploymentId, planOf(draft)));

  if (!deployment.data || !models.data || !experiments.data) {
    const failed = deployment.error ?? models.error ?? experiments.error;
    const retry = () => void Promise.all([deployment.refetch(), models.refetch(), experiments.refetch()]);
    return (
      <Page>
        {failed ? (
          <LoadError title="What this needs could not be loaded." error={failed} onRetry={retry} />
        ) : (
          <PageSkeleton label="Loading the deployment" />
        )}
      </Page>
    );
  }

  const { name, routingVersion } = deployment.data;
  const sides = sidesOf(deployment.data, models.data, chosen);
  const running = experiments.data.find(({ status }) => status === "running");
  const ready = settingsOf(draft);
  const missing = "problem" in ready ? ready.problem : sides.treatment ? undefined : "Choose what is tried.";

  /** A model that is no variant yet becomes one first, and is checked; it takes no traffic by that. */
  async function start() {
    const { treatment } = sides;
    if (!treatment || !("settings" in ready)) return;
    const treatmentId = treatment.variantId ?? (await add.mutateAsync({ modelVersionId: treatment.modelVersionId })).id;
    setChosen({ controlId: sides.controlId, treatment: treatmentId });
    await waiting.mutateAsync(treatmentId);
    const body = { routingVersion, controlId: sides.controlId, treatmentId, ...ready.settings };
    create.mutate(body, { onSuccess: ({ id }) => router.push(routes.experiment(projectId, deploymentId, id)) });
  }

  return (
    <Page>
      <PageHead
        back={{ href: routes.deployment(projectId, deploymentId), label: name }}
        title="Start an A/B test"
        lead="Two variants answer different people, and what those people say decides. You may look every day; the figures allow for it."
      />
      {running || sides.options.length === 0 ? (
        <EmptyState
          className="min-h-[50dvh]"
          title={
            running ? `A/B test ${running.number} is running on this deployment.` : "There is nothing to try against what answers now."
          }
          action={
            <LinkButton
              variant="primary"
              href={running ? routes.experiment(projectId, deploymentId, running.id) : routes.models(projectId)}
            >
              {running ? "See it" : "Look at the models"}
            </LinkButton>
          }
        >
          {running ? "Two at once would blur each other. End it first." : "Train another model version, or add a baseline; then come back."}
        </EmptyState>
      ) : (
        <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_400px]">
          <div className="panel grid min-w-0 gap-6 p-5 max-md:p-4">
            <SidesForm sides={sides} onChange={setChosen} />
            <ExperimentForm
              projectId={projectId}
              draft={draft}
              named={plan.data?.named ?? []}
              checksFormat={deployment.data.answerSchema !== null}
              onChange={setDraft}
            />
          </div>
          <PlanPanel
            plan={plan.data}
            planError={plan.error}
            draft={draft}
            missing={missing}
            isStarting={add.isPending || waiting.isPending || create.isPending || create.isSuccess}
            startError={add.error ?? waiting.error ?? create.error}
            onStart={() => void start().catch(() => undefined)}
          />
        </div>
      )}
    </Page>
  );
}

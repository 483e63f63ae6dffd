"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Grid, Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { VerdictHead } from "@/components/ui/verdict-head";
import { experimentsQuery } from "@/lib/deployments/experiments/hooks";
import { deploymentQuery, deploymentsQuery } from "@/lib/deployments/hooks";
import { routes } from "@/lib/routes";
import { ClientSnippet } from "./client-snippet";
import { DeploymentHistory } from "./deployment-history";
import { DeploymentSettings } from "./deployment-settings";
import { ExperimentList } from "./experiments/experiment-list";
import { GatewayKeys } from "./gateway-keys";
import { HoursPicture } from "./hours-picture";
import { ParityPanel } from "./parity/parity-panel";
import { PromoteModel } from "./promote-model";
import { QualityAlarms } from "./quality-alarms";
import { RequestLog } from "./request-log";
import { RulesPanel } from "./rules/rules-panel";
import { ShadowPanel } from "./shadow/shadow-panel";
import { ShareTraffic } from "./share-traffic";
import { SpendingSection } from "./spending/spending-section";
import { VariantTable } from "./variant-table";
import { dayWords, servesWords } from "./variant-words";

export function DeploymentDetail({ projectId, deploymentId }: { projectId: string; deploymentId: string }) {
  const { data: deployment, error, refetch } = useQuery(deploymentQuery(projectId, deploymentId));
  const gatewayUrl = useQuery(deploymentsQuery(projectId)).data?.gatewayUrl;
  const running = useQuery(experimentsQuery(projectId, deploymentId)).data?.find(({ status }) => status === "running");
  const mayLaunch = usePeople(projectId).may("launch");

  if (!deployment)
    return (
      <Page>
        {error ? (
          <LoadError title="This deployment could not be loaded." error={error} onRetry={refetch}>
            What is served goes on: the gateway does not need this page.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the deployment" />
        )}
      </Page>
    );

  return (
    <Page>
      <Link
        href={routes.deployments(projectId)}
        className="mb-1 inline-flex min-h-6 items-center gap-1.5 text-on-surface-2 text-xs hover:text-on-surface"
      >
        <ArrowLeft className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
        Deployments
      </Link>
      <p className="label">{deployment.description ? `${deployment.name}, ${deployment.description}` : deployment.name}</p>
      <VerdictHead
        lead={dayWords(deployment.lastDay)}
        actions={
          running ? (
            <LinkButton variant="primary" href={routes.experiment(projectId, deploymentId, running.id)}>
              See A/B test {running.number}
            </LinkButton>
          ) : (
            mayLaunch && (
              <>
                <ShareTraffic projectId={projectId} deployment={deployment} />
                <PromoteModel projectId={projectId} deployment={deployment} />
              </>
            )
          )
        }
      >
        {servesWords(deployment)}
      </VerdictHead>
      {error && (
        <Notice tone="caution" className="mt-4">
          Hone does not answer at the moment, so this page stands still. What is served goes on without it.
        </Notice>
      )}
      <QualityAlarms projectId={projectId} deploymentId={deploymentId} mayLaunch={mayLaunch} />
      <Grid className="mt-6">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6 md:col-span-8">
          <VariantTable projectId={projectId} deployment={deployment} />
          <ParityPanel projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <ShadowPanel projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <ExperimentList projectId={projectId} deploymentId={deploymentId} mayLaunch={mayLaunch} />
          <HoursPicture projectId={projectId} deploymentId={deploymentId} />
          <RulesPanel projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <RequestLog projectId={projectId} deployment={deployment} />
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-7 md:col-span-4">
          <ClientSnippet name={deployment.name} gatewayUrl={gatewayUrl} />
          <GatewayKeys projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <SpendingSection projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <DeploymentSettings projectId={projectId} deployment={deployment} mayLaunch={mayLaunch} />
          <DeploymentHistory projectId={projectId} deployment={deployment} mayLaunch={mayLaunch && !running} />
        </div>
      </Grid>
    </Page>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";
import { deploymentsQuery } from "@/lib/deployments/hooks";
import { formatMoney, formatNumber } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { AllAlarms } from "./all-alarms";
import { NewDeployment } from "./new-deployment";
import { TrafficBar } from "./traffic-bar";
import { latencyWords } from "./variant-words";

export function DeploymentList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(deploymentsQuery(projectId));
  const { may } = usePeople(projectId);

  return (
    <Page>
      <PageHead
        title="Deployments"
        lead="Stable names that programs ask. Who answers behind them can change without anybody noticing."
        actions={data && data.items.length > 0 && may("launch") && <NewDeployment projectId={projectId} />}
      />
      <AllAlarms projectId={projectId} />
      {data?.items.length === 0 ? (
        <NoDeployments projectId={projectId} mayLaunch={may("launch")} />
      ) : (
        <Table
          className="mt-6"
          caption="Deployments, newest first"
          rows={data?.items ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.deployment(projectId, id)}
          rowHeight="two"
          loading={isPending && 3}
          error={
            !data &&
            error && (
              <LoadError title="The deployments could not be loaded." error={error} onRetry={refetch}>
                What is served goes on: the gateway does not need this page.
              </LoadError>
            )
          }
          columns={[
            {
              id: "name",
              head: "Deployment",
              onPhone: "lead",
              cell: ({ name, description }) => (
                <>
                  <span className="cut font-medium">{name}</span>
                  <span className="hint cut">{description || "No description"}</span>
                </>
              ),
            },
            {
              id: "serves",
              head: "Who answers",
              width: "260px",
              onPhone: "below",
              cell: ({ variants }) => <TrafficBar variants={variants} className="w-56 max-w-full" />,
            },
            {
              id: "requests",
              head: "Last day",
              align: "end",
              width: "110px",
              onPhone: "aside",
              cell: ({ lastDay }) => formatNumber(lastDay.requests),
            },
            {
              id: "failed",
              head: "Failed",
              align: "end",
              width: "100px",
              onPhone: "hide",
              cell: ({ lastDay }) => formatNumber(lastDay.failed + lastDay.formatFailed),
            },
            {
              id: "wait",
              head: "Half within",
              align: "end",
              width: "120px",
              onPhone: "hide",
              cell: ({ lastDay }) => latencyWords(lastDay.medianLatencyMs),
            },
            {
              id: "spent",
              head: "Spent",
              align: "end",
              width: "130px",
              onPhone: "hide",
              cell: ({ lastDay }) => formatMoney(lastDay.costUsd),
            },
          ]}
        />
      )}
    </Page>
  );
}

function NoDeployments({ projectId, mayLaunch }: { projectId: string; mayLaunch: boolean }) {
  const { data: models, error, refetch } = useQuery(modelsQuery(projectId));
  if (!models && error) return <LoadError title="The models could not be loaded." error={error} onRetry={refetch} />;
  if (!models) return <Skeleton className="mt-6 h-60 w-full" />;
  const action =
    models.length === 0 ? (
      <LinkButton variant="primary" href={routes.runs(projectId)}>
        Go to the runs
      </LinkButton>
    ) : mayLaunch ? (
      <NewDeployment projectId={projectId} />
    ) : (
      <p className="text-on-surface-2">A lead or an owner of this project can deploy a model.</p>
    );
  return (
    <EmptyState className="min-h-[60dvh]" title="Nothing is served yet." action={action}>
      {models.length === 0
        ? "A deployment puts a model behind a name that your programs ask. There is no model yet: a finished run makes one."
        : "A deployment puts a model behind a name that your programs ask, in place of a provider’s. You see what is asked and answered, and exchange the model without touching a program."}
    </EmptyState>
  );
}

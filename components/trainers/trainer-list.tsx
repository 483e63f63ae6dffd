"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { routes } from "@/lib/routes";
import { connectionChecksQuery, connectionsQuery } from "@/lib/trainers/hooks";
import { trainerColumns } from "./trainer-columns";
import { useMaySetUp } from "./use-may-set-up";

/** What trains for this workspace: whether it answers, what it can do, what it costs. */
export function TrainerList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(connectionsQuery());
  const checks = useQuery(connectionChecksQuery(data));
  const { maySetUp, askWhom } = useMaySetUp();
  const now = useNow(10_000);
  const silent = data?.filter(({ problem }) => problem !== null) ?? [];
  const onlyOwn = data?.every(({ kind }) => kind === "cpu");

  return (
    <Page>
      <ModelsTabs projectId={projectId} />
      <PageHead
        title="Trainers"
        lead="What can train for you. Every project of the workspace may use them."
        actions={
          maySetUp && (
            <LinkButton
              href={routes.newTrainer(projectId)}
              variant="primary"
              icon={<Plus className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
            >
              Connect a trainer
            </LinkButton>
          )
        }
      />
      {!maySetUp && (
        <Notice tone="accent" className="mt-4">
          You can look at them. {askWhom} can connect a trainer, change its key and enter its prices.
        </Notice>
      )}
      <Table
        className="mt-6"
        caption="Trainers of the workspace"
        rows={data ?? []}
        rowKey={({ id }) => id}
        rowHref={({ id }) => routes.trainer(projectId, id)}
        rowHeight="two"
        loading={isPending && 3}
        error={!data && error && <LoadError title="The trainers could not be loaded." error={error} onRetry={refetch} />}
        columns={trainerColumns(now, checks.isFetching)}
      />
      {silent.map(({ id, name, problem }) => (
        <Notice key={id} tone="caution" className="mt-3" title={`${name} did not answer when it was asked last.`}>
          {problem}
        </Notice>
      ))}
      {onlyOwn && maySetUp && (
        <p className="mt-4 max-w-[72ch] text-on-surface-2 text-pretty">
          The trainer of this machine costs nothing and is right for a first try. Connect a provider, or a GPU machine of your own, for
          larger models: the same frozen version can be trained on each, and compared.
        </p>
      )}
    </Page>
  );
}

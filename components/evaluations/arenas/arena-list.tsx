"use client";

import { useQuery } from "@tanstack/react-query";
import { usePeople } from "@/components/datasets/examples/use-people";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { arenasQuery } from "@/lib/evaluations/arenas/hooks";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { benchmarkName } from "../benchmark-name";
import { NewArena } from "./new-arena";

export function ArenaList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(arenasQuery(projectId));
  const { may } = usePeople(projectId);
  const now = useNow(10_000);
  const create = may("launch") && <NewArena projectId={projectId} />;

  return (
    <Page>
      <PageHead
        back={{ href: routes.evaluations(projectId), label: "Evaluations" }}
        title="Arenas"
        lead="People choose between two answers to the same case, without knowing whose they are."
        actions={data && data.length > 0 && create}
      />
      {data?.length === 0 ? (
        <EmptyState className="min-h-[60dvh]" title="Nobody has chosen between answers yet." action={create}>
          Where right and wrong are a matter of taste, people say which answer they would rather send. It takes two models that were
          measured on the same benchmark.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Arenas, newest first"
          rows={data ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.arena(projectId, id)}
          rowHeight="two"
          loading={isPending && 3}
          error={!data && error && <LoadError title="The arenas could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "name",
              head: "Arena",
              onPhone: "lead",
              cell: ({ name, benchmark }) => (
                <>
                  <span className="cut font-medium">{name}</span>
                  <span className="hint cut">{benchmarkName(benchmark)}</span>
                </>
              ),
            },
            {
              id: "models",
              head: "Models",
              width: "320px",
              onPhone: "below",
              cell: ({ contestants }) => <span className="cut">{contestants.map(({ modelVersion }) => modelVersion.name).join(", ")}</span>,
            },
            {
              id: "judged",
              head: "Judged",
              align: "end",
              width: "150px",
              onPhone: "aside",
              cell: ({ judgedCount, wantedCount }) => `${formatNumber(judgedCount)} of ${formatNumber(wantedCount)}`,
            },
            {
              id: "made",
              head: "Opened",
              align: "end",
              width: "110px",
              onPhone: "hide",
              cell: ({ createdAt }) => agoWords(createdAt, now),
            },
          ]}
        />
      )}
    </Page>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { routes } from "@/lib/routes";
import { benchmarkName } from "./benchmark-name";
import { EvaluationState } from "./evaluation-state";
import { headlineScore } from "./headline-score";
import { MeasureDialog } from "./measure-dialog";
import { scoreColumns } from "./score-columns";

export function EvaluationList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(evaluationsQuery(projectId));
  const now = useNow(10_000);

  return (
    <Page>
      <PageHead
        title="Evaluations"
        lead="One model version, put to cases that it was never trained on."
        actions={
          <>
            <LinkButton href={routes.benchmarks(projectId)}>Benchmarks</LinkButton>
            <LinkButton href={routes.arenas(projectId)}>Arenas</LinkButton>
            <MeasureDialog projectId={projectId} />
          </>
        }
      />
      {data?.length === 0 ? (
        <EmptyState
          className="min-h-[60dvh]"
          title="Nothing has been measured yet."
          action={
            <LinkButton variant="primary" href={routes.runs(projectId)}>
              Go to the runs
            </LinkButton>
          }
        >
          When a run is done, Hone puts the test split to the base model and to what was made from it, and says whether training was worth
          it.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Evaluations, newest first"
          rows={data ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.evaluation(projectId, id)}
          rowHeight="two"
          loading={isPending && 4}
          error={!data && error && <LoadError title="The evaluations could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "model",
              head: "Model",
              onPhone: "lead",
              cell: ({ modelVersion, benchmark }) => (
                <>
                  <span className="cut font-medium">{modelVersion.name}</span>
                  <span className="hint cut">{benchmarkName(benchmark)}</span>
                </>
              ),
            },
            {
              id: "state",
              head: "State",
              width: "190px",
              onPhone: "below",
              cell: (evaluation) => <EvaluationState evaluation={evaluation} />,
            },
            ...scoreColumns<Evaluation>("Right, %", (evaluation) => ({
              score: headlineScore(evaluation),
              tone: evaluation.modelVersion.kind === "baseline" ? "baseline" : "ink",
              leak: evaluation.leak,
            })),
            {
              id: "made",
              head: "Measured",
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

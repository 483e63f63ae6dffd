"use client";

import { useQuery } from "@tanstack/react-query";
import { benchmarkName } from "@/components/evaluations/benchmark-name";
import { EvaluationState } from "@/components/evaluations/evaluation-state";
import { headlineScore } from "@/components/evaluations/headline-score";
import { scoreColumns } from "@/components/evaluations/score-columns";
import { LoadError } from "@/components/layout/load-error";
import { SectionHead } from "@/components/ui/section-head";
import { Table } from "@/components/ui/table";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { routes } from "@/lib/routes";

/** What it scored, benchmark by benchmark. */
export function ModelScores({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const { data, error, isPending, refetch } = useQuery(evaluationsQuery(projectId));
  return (
    <section className="min-w-0">
      <SectionHead title="Scores" />
      <Table
        className="mt-3"
        caption="Evaluations of this version, newest first"
        rows={(data ?? []).filter(({ modelVersion }) => modelVersion.id === modelVersionId)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => routes.evaluation(projectId, id)}
        rowHeight="two"
        loading={isPending && 2}
        error={!data && error && <LoadError title="The scores could not be loaded." error={error} onRetry={refetch} />}
        empty={<p className="p-5 text-on-surface-2">It has not been measured yet. Measure it under Evaluations.</p>}
        columns={[
          {
            id: "benchmark",
            head: "Benchmark",
            onPhone: "lead",
            cell: ({ benchmark, status, ...evaluation }) => (
              <>
                <span className="cut font-medium">{benchmarkName(benchmark)}</span>
                {status !== "succeeded" && <EvaluationState evaluation={{ benchmark, status, ...evaluation }} />}
              </>
            ),
          },
          ...scoreColumns<Evaluation>("Right, %", (evaluation) => ({
            score: headlineScore(evaluation),
            tone: "ink",
            leak: evaluation.leak,
          })),
        ]}
      />
    </section>
  );
}

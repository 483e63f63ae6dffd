"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import { formatDate } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import type { ModelVersion } from "@/lib/models/schemas";
import { routes } from "@/lib/routes";
import { headlineScore } from "./headline-score";
import { scoreColumns } from "./score-columns";

/** Anything that can answer: the base model with a prompt, and what was made from it. */
export function ModelList({ projectId }: { projectId: string }) {
  const models = useQuery(modelsQuery(projectId));
  const evaluations = useQuery(evaluationsQuery(projectId));
  const measured = (model: ModelVersion) => evaluations.data?.find((one) => one.modelVersion.id === model.id && one.scores !== null);
  const rows = (models.data ?? []).toSorted((a, b) => a.number - b.number || a.createdAt.getTime() - b.createdAt.getTime());
  const newest = rows.findLast(({ kind }) => kind === "fine_tune");
  const error = models.error ?? evaluations.error;

  return (
    <Page>
      <PageHead title="Models" lead="Every way of answering, from the least to the most work to set up." />
      {models.data?.length === 0 ? (
        <EmptyState
          className="min-h-[60dvh]"
          title="There is no model yet."
          action={
            <LinkButton variant="primary" href={routes.runs(projectId)}>
              Go to the runs
            </LinkButton>
          }
        >
          A finished run adds a model version here, beside the base model with a prompt alone: the baseline that it has to beat.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Model versions and baselines"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={(model) => {
            const evaluation = measured(model);
            if (evaluation) return routes.evaluation(projectId, evaluation.id);
            return model.run ? routes.run(projectId, model.run.id) : routes.evaluations(projectId);
          }}
          rowHeight="two"
          loading={(models.isPending || evaluations.isPending) && 4}
          error={
            !models.data &&
            error && (
              <LoadError
                title="The models could not be loaded."
                error={error}
                onRetry={() => void Promise.all([models.refetch(), evaluations.refetch()])}
              />
            )
          }
          columns={[
            {
              id: "model",
              head: "Model",
              onPhone: "lead",
              cell: ({ name, kind, baseModel }) => (
                <>
                  <span className="block truncate font-medium">{name}</span>
                  <span className="hint block truncate">{kind === "baseline" ? "baseline, not trained" : baseModel}</span>
                </>
              ),
            },
            {
              id: "from",
              head: "Made by",
              width: "170px",
              onPhone: "hide",
              cell: ({ run, trainer }) => (run ? `Run ${run.number}, ${trainer.name}` : trainer.name),
            },
            ...scoreColumns<ModelVersion>("Right, %", (model) => {
              const evaluation = measured(model);
              const tone = model.id === newest?.id ? "accent" : model.kind === "baseline" ? "baseline" : "ink";
              return { score: evaluation ? headlineScore(evaluation) : null, tone, leak: evaluation?.leak };
            }),
            { id: "since", head: "Since", align: "end", width: "120px", onPhone: "hide", cell: ({ createdAt }) => formatDate(createdAt) },
          ]}
        />
      )}
    </Page>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { servesWords } from "@/components/models/serves-words";
import { StageMark } from "@/components/models/stage-mark";
import { CountChips } from "@/components/ui/count-chips";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import { formatDate } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import { type ListedModel, stageSchema } from "@/lib/models/schemas";
import { stageWords } from "@/lib/models/stages/stage-words";
import { routes } from "@/lib/routes";
import { headlineScore } from "./headline-score";
import { scoreColumns } from "./score-columns";
import { TrendPanel } from "./trends/trend-panel";

const baselineHints = {
  prompt: "baseline, not trained",
  few_shot: "baseline, shown examples",
  retrieval: "baseline, looks things up",
};

const filters = ["current", ...stageSchema.options] as const;
type Filter = (typeof filters)[number];

const isIn = (filter: Filter, { stage }: ListedModel) => (filter === "current" ? stage !== "archived" : stage === filter);

/** Anything that can answer: the base model with a prompt, and what was made from it. */
export function ModelList({ projectId }: { projectId: string }) {
  const models = useQuery(modelsQuery(projectId));
  const evaluations = useQuery(evaluationsQuery(projectId));
  const [filter, setFilter] = useQueryState("stage", parseAsStringLiteral(filters).withDefault("current"));
  const measured = (model: ListedModel) => evaluations.data?.find((one) => one.modelVersion.id === model.id && one.scores !== null);
  const all = models.data ?? [];
  const rows = all
    .filter((model) => isIn(filter, model))
    .toSorted((a, b) => a.number - b.number || a.createdAt.getTime() - b.createdAt.getTime());
  const newest = rows.findLast(({ kind }) => kind !== "baseline");
  const error = models.error ?? evaluations.error;

  return (
    <Page>
      <ModelsTabs projectId={projectId} />
      <PageHead
        title="Models"
        lead="Every way of answering, from the least to the most work to set up."
        actions={
          models.data?.length ? (
            <LinkButton variant="primary" href={routes.newBaseline(projectId)}>
              New baseline
            </LinkButton>
          ) : undefined
        }
      />
      {models.data?.length === 0 ? (
        <EmptyState
          className="min-h-[60dvh]"
          title="There is no model yet."
          action={
            <>
              <LinkButton variant="primary" href={routes.runs(projectId)}>
                Go to the runs
              </LinkButton>
              <LinkButton href={routes.newBaseline(projectId)}>New baseline</LinkButton>
            </>
          }
        >
          A finished run adds a model version here, beside the base model with a prompt alone: the baseline that it has to beat.
        </EmptyState>
      ) : (
        <>
          <TrendPanel projectId={projectId} className="mt-6" />
          <CountChips
            className="mt-6"
            label="Stage"
            value={filter}
            onValueChange={(value) => void setFilter(filters.find((one) => one === value) ?? "current")}
            options={filters.map((value) => ({
              value,
              label: value === "current" ? "All but archived" : stageWords[value].label,
              ...(models.data ? { count: all.filter((model) => isIn(value, model)).length } : {}),
            }))}
          />
          <Table
            className="mt-3"
            caption="Model versions and baselines"
            rows={rows}
            rowKey={({ id }) => id}
            rowHref={({ id }) => routes.model(projectId, id)}
            empty={
              <EmptyState title={filter === "current" ? "Every version is archived." : `No version is ${stageWords[filter].is}.`}>
                {filter === "current" ? "Choose Archived above to see them." : stageWords[filter].hint}
              </EmptyState>
            }
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
                cell: ({ name, kind, approach, baseModel }) => (
                  <>
                    <span className="cut font-medium">{name}</span>
                    <span className="hint cut">{kind === "baseline" ? baselineHints[approach] : baseModel}</span>
                  </>
                ),
              },
              {
                id: "stage",
                head: "Stage",
                width: "160px",
                onPhone: "below",
                cell: ({ stage, serves }) => (
                  <>
                    <StageMark stage={stage} />
                    {serves.length > 0 && (
                      <span className="hint cut" title={servesWords(serves)}>
                        {servesWords(serves)}
                      </span>
                    )}
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
              ...scoreColumns<ListedModel>("Right, %", (model) => {
                const evaluation = measured(model);
                const tone = model.id === newest?.id ? "accent" : model.kind === "baseline" ? "baseline" : "ink";
                return { score: evaluation ? headlineScore(evaluation) : null, tone, leak: evaluation?.leak };
              }),
              { id: "since", head: "Since", align: "end", width: "120px", onPhone: "hide", cell: ({ createdAt }) => formatDate(createdAt) },
            ]}
          />
        </>
      )}
    </Page>
  );
}

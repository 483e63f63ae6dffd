"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsBoolean, useQueryState } from "nuqs";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Switch } from "@/components/ui/switch";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { routes } from "@/lib/routes";
import { recipesQuery } from "@/lib/runs/recipes/hooks";
import { methodWords } from "@/lib/trainers/method-words";

export function RecipeList({ projectId }: { projectId: string }) {
  const { data, error, isPending, refetch } = useQuery(recipesQuery(projectId));
  const [showsArchived, setShowsArchived] = useQueryState("archived", parseAsBoolean.withDefault(false));
  const now = useNow(10_000);
  const hasArchived = data?.some(({ isArchived }) => isArchived) ?? false;
  const rows = (data ?? []).filter(({ isArchived }) => showsArchived || !isArchived);

  return (
    <Page>
      <PageHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        title="Recipes"
        lead="How a model is trained, kept by name: base model, method and settings, for any of your examples."
        actions={
          hasArchived && <Switch label="Show archived" checked={showsArchived} onCheckedChange={(on) => void setShowsArchived(on)} />
        }
      />
      {data?.length === 0 ? (
        <EmptyState
          className="min-h-[60dvh]"
          title="No recipe is saved yet."
          action={
            <LinkButton variant="primary" href={routes.newRun(projectId)}>
              Set up a run
            </LinkButton>
          }
        >
          Save the settings of a run that went well, and the next one starts from them. Every run then says which recipe it came from.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Recipes, last changed first"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.recipe(projectId, id)}
          rowHeight="two"
          loading={isPending && 3}
          error={!data && error && <LoadError title="The recipes could not be loaded." error={error} onRetry={refetch} />}
          empty={<p className="py-6 text-center text-on-surface-2">All recipes are archived.</p>}
          columns={[
            {
              id: "name",
              head: "Recipe",
              onPhone: "lead",
              cell: ({ name, isArchived, createdBy }) => (
                <>
                  <span className="flex w-0 min-w-full items-center gap-2">
                    <span className="truncate font-medium">{name}</span>
                    {isArchived && <Tag>archived</Tag>}
                  </span>
                  <span className="hint cut">{createdBy ? `by ${createdBy}` : "by Hone"}</span>
                </>
              ),
            },
            {
              id: "base",
              head: "Base model",
              width: "300px",
              onPhone: "below",
              cell: ({ baseModel, method, trainer }) => (
                <>
                  <span className="cut">{baseModel}</span>
                  <span className="hint cut">
                    {methodWords[method]}, {trainer?.name ?? "trainer disconnected"}
                  </span>
                </>
              ),
            },
            {
              id: "used",
              head: "Last used",
              width: "130px",
              onPhone: "aside",
              cell: ({ lastRun }) => (lastRun ? `run ${lastRun.number}` : <span className="text-on-surface-3">not yet</span>),
            },
            {
              id: "changed",
              head: "Changed",
              align: "end",
              width: "110px",
              onPhone: "hide",
              cell: ({ updatedAt }) => agoWords(updatedAt, now),
            },
          ]}
        />
      )}
    </Page>
  );
}

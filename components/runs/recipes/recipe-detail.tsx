"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Grid, Page } from "@/components/layout/page";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { Tag } from "@/components/ui/tag";
import { formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";
import { diffRecipes } from "@/lib/runs/recipes/diff-recipes";
import { recipeQuery, recipesQuery } from "@/lib/runs/recipes/hooks";
import { RecipeActions } from "./recipe-actions";
import { RecipeDiff } from "./recipe-diff";
import { recipeFacts } from "./recipe-facts";

type RecipeDetailProps = {
  projectId: string;
  recipeId: string;
  /** What a later chapter does with a recipe. */
  further?: ReactNode;
};

export function RecipeDetail({ projectId, recipeId, further }: RecipeDetailProps) {
  const { data: recipe, error, refetch } = useQuery(recipeQuery(projectId, recipeId));
  const { data: all = [] } = useQuery(recipesQuery(projectId));
  const [againstId, setAgainst] = useQueryState("against", parseAsString.withDefault(""));
  const others = all.filter(({ id }) => id !== recipeId);
  const against = others.find(({ id }) => id === againstId);

  if (!recipe)
    return (
      <Page>
        {error ? (
          <LoadError title="This recipe could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the recipe" />
        )}
      </Page>
    );

  return (
    <Page>
      <PageHead
        back={{ href: routes.recipes(projectId), label: "Recipes" }}
        title={recipe.name}
        mark={recipe.isArchived && <Tag>archived</Tag>}
        lead={`Saved by ${recipe.createdBy ?? "Hone"}, changed ${formatDateTime(recipe.updatedAt)}`}
        actions={
          <>
            <RecipeActions projectId={projectId} recipe={recipe} />
            <LinkButton href={routes.newSweep(projectId, { recipe: recipeId })}>Try several values</LinkButton>
            <LinkButton href={routes.newRun(projectId, { recipe: recipeId })} variant="primary">
              Start a run from it
            </LinkButton>
          </>
        }
      />
      <Grid className="mt-6">
        <section className="min-w-0 md:col-span-4">
          <SectionHead title="What it sets" hint="the rest is left to the trainer" className="mb-2" />
          <DefinitionList
            items={[
              { term: "Trainer", detail: recipe.trainer?.name ?? "disconnected; choose another one when you start from it" },
              ...recipeFacts(recipe),
              {
                term: "Last used",
                detail: recipe.lastRun ? (
                  <Link className="link" href={routes.run(projectId, recipe.lastRun.id)}>
                    run {recipe.lastRun.number}
                  </Link>
                ) : (
                  "not yet"
                ),
              },
            ]}
          />
        </section>
        <div className="grid min-w-0 content-start gap-7 md:col-span-8">
          {others.length > 0 && (
            <section>
              <SectionHead
                title="Compared with"
                actions={
                  <Select
                    className="w-56"
                    label="Compare with"
                    placeholder="Choose a recipe"
                    value={against?.id ?? ""}
                    onValueChange={(id) => void setAgainst(id)}
                    options={others.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                }
              />
              {against ? (
                <RecipeDiff className="mt-3" differences={diffRecipes(recipe, against)} from={recipe.name} to={against.name} />
              ) : (
                <p className="mt-2 text-on-surface-2">Choose another recipe to see which settings differ.</p>
              )}
            </section>
          )}
          {further}
        </div>
      </Grid>
    </Page>
  );
}

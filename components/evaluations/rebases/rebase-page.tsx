"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { RunState } from "@/components/runs/run-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SectionHead } from "@/components/ui/section-head";
import { VerdictHead } from "@/components/ui/verdict-head";
import { rebaseQuery } from "@/lib/evaluations/rebases/hooks";
import type { Rebase } from "@/lib/evaluations/rebases/schemas";
import { routes } from "@/lib/routes";
import { VerdictSentence } from "../verdict-sentence";
import { RebaseTable } from "./rebase-table";

/** Whether a fine-tune is still needed, and the three ways of answering that say so. */
export function RebasePage({ projectId, rebaseId }: { projectId: string; rebaseId: string }) {
  const { data: rebase, error, refetch } = useQuery(rebaseQuery(projectId, rebaseId));
  if (!rebase)
    return (
      <Page>
        {error ? (
          <LoadError title="This comparison could not be loaded." error={error} onRetry={refetch}>
            Nothing is lost: what trains goes on without this page.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the comparison" />
        )}
      </Page>
    );

  return (
    <Page>
      <VerdictHead
        back={{ href: routes.models(projectId), label: "Models" }}
        lead={rebase.verdict.detail}
        actions={<CompareAnswers projectId={projectId} rebase={rebase} />}
      >
        <VerdictSentence>{rebase.verdict.sentence}</VerdictSentence>
      </VerdictHead>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-on-surface-2">
        <span>{rebase.benchmark.name}</span>
        {rebase.recipe && (
          <Link className="link" href={routes.recipe(projectId, rebase.recipe.id)}>
            {rebase.recipe.name}
          </Link>
        )}
        <Link className="link" href={routes.run(projectId, rebase.run.id)}>
          run {rebase.run.number}
        </Link>
        <RunState run={rebase.run} />
      </p>
      <RebaseTable projectId={projectId} rebase={rebase} />
      {rebase.changes.length > 0 && (
        <section className="mt-7 max-w-[92ch]">
          <SectionHead title="What the newer base model changed in the recipe" />
          <ul className="mt-2 divide-y">
            {rebase.changes.map(({ field, sentence }) => (
              <li key={field} className="py-2">
                {sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function CompareAnswers({ projectId, rebase }: { projectId: string; rebase: Rebase }) {
  const measured = (role: string) => rebase.rows.find((row) => row.role === role && row.score)?.evaluation;
  const old = measured("old");
  const candidate = rebase.verdict.outcome === "fine_tune_pays" ? measured("tuned") : measured("prompt");
  return (
    old &&
    candidate && (
      <LinkButton variant="primary" href={routes.evaluation(projectId, candidate.id, { against: old.id })}>
        Compare the answers
      </LinkButton>
    )
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { ReportSections } from "@/components/evaluations/reports/report-sections";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { dataSections } from "@/lib/registry/data-sections";
import { deploymentSections } from "@/lib/registry/deployment-sections";
import { evaluationSections } from "@/lib/registry/evaluation-sections";
import { cardQuery } from "@/lib/registry/hooks";
import { originSections } from "@/lib/registry/origin-sections";
import type { ModelCard } from "@/lib/registry/schemas";
import { routes } from "@/lib/routes";

/** From the answer back to the example, in the words of the card that can be handed on. */
export function ModelLineage({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const { data, error, refetch } = useQuery(cardQuery(projectId, modelVersionId));
  return (
    <section className="mt-8">
      <SectionHead
        title="From answer to example"
        hint="what it is made of, and what shows what it can do"
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <LinkButton
              size="small"
              download
              prefetch={false}
              href={routes.api.modelCardExport(projectId, modelVersionId, { format: "markdown" })}
            >
              Card, Markdown
            </LinkButton>
            <LinkButton
              size="small"
              download
              prefetch={false}
              href={routes.api.modelCardExport(projectId, modelVersionId, { format: "html" })}
            >
              Card, HTML
            </LinkButton>
            <LinkButton size="small" download prefetch={false} href={routes.api.modelEvidence(projectId, modelVersionId)}>
              Evidence, zip
            </LinkButton>
            <Button size="small" onClick={() => window.print()}>
              Print
            </Button>
          </div>
        }
      />
      {data ? (
        <ReportSections sections={shown(data)} />
      ) : error ? (
        <LoadError title="Its lineage could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="mt-6 h-60 w-full" />
      )}
    </section>
  );
}

/** The scores and the stages stand above, as pictures. */
function shown(card: ModelCard) {
  return [...evaluationSections(card).slice(1), ...originSections(card), ...dataSections(card), ...deploymentSections(card).slice(0, 1)];
}

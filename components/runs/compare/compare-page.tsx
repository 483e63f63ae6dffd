"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { VerdictHead } from "@/components/ui/verdict-head";
import { routes } from "@/lib/routes";
import { comparedRunsQuery } from "@/lib/runs/curves/hooks";
import { CompareCurves } from "./compare-curves";
import { CompareParallel } from "./compare-parallel";
import { compareSentence } from "./compare-sentence";
import { CompareTable } from "./compare-table";
import { byResult, lookOf } from "./compared-line";
import { RunLegend } from "./run-legend";
import { useComparePlace } from "./use-compare-place";

const none: ReadonlySet<string> = new Set();

/** Any number of runs on one page: how they learned, what sets them apart, and what came of it. */
export function ComparePage({ projectId }: { projectId: string }) {
  const { place, setPlace } = useComparePlace();
  const { data, error, refetch } = useQuery(comparedRunsQuery(projectId, place.runs));
  const [lifted, setLifted] = useState<string | null>(null);
  /** What a chosen stretch of an axis leaves out. */
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(none);
  const rows = useMemo(() => byResult(data ?? []), [data]);
  const looks = useMemo(() => rows.map(lookOf), [rows]);
  const back = { href: routes.runs(projectId), label: "Runs" };

  if (place.runs.length === 0)
    return (
      <Page>
        <EmptyState
          title="No runs are chosen."
          action={
            <LinkButton variant="primary" href={routes.runs(projectId)}>
              Choose runs
            </LinkButton>
          }
        >
          Tick as many runs as you like in the list, then press “Compare”: their curves are laid over each other, and a table says what sets
          them apart.
        </EmptyState>
      </Page>
    );
  if (!data)
    return (
      <Page>
        {error ? (
          <LoadError title="These runs could not be compared." error={error} onRetry={refetch}>
            The list of runs still has all of them.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the runs" />
        )}
      </Page>
    );

  const { text, detail } = compareSentence(rows);
  const hidden = new Set(place.hidden.map(String));
  const shown = looks.filter(({ key }) => !hidden.has(key));
  const toggle = (key: string) => {
    const number = Number(key);
    void setPlace({ hidden: hidden.has(key) ? place.hidden.filter((one) => one !== number) : [...place.hidden, number] });
  };
  return (
    <Page>
      <VerdictHead
        back={back}
        lead={detail}
        actions={<LinkButton href={routes.runs(projectId, { chosen: place.runs.join(",") })}>Choose other runs</LinkButton>}
      >
        {text}
      </VerdictHead>
      <RunLegend
        looks={looks}
        hidden={hidden}
        lifted={lifted}
        onLift={setLifted}
        onToggle={toggle}
        onShowAll={() => void setPlace({ hidden: null })}
      />
      {/* A run that is out of the pictures is pointed at in the legend alone: lifted, it would grey the others for nothing. */}
      <CompareCurves projectId={projectId} looks={shown} leftOut={leftOut} lifted={lifted !== null && hidden.has(lifted) ? null : lifted} />
      <CompareParallel rows={rows} looks={looks} lifted={lifted} onLift={setLifted} onLeftOut={setLeftOut} />
      <CompareTable
        projectId={projectId}
        rows={rows}
        looks={looks}
        leftOut={leftOut}
        onLift={setLifted}
        onRemove={(number) => void setPlace({ runs: place.runs.filter((one) => one !== number) })}
      />
    </Page>
  );
}

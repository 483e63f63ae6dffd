"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { routes } from "@/lib/routes";
import { runsQuery } from "@/lib/runs/hooks";
import { toWords } from "@/lib/runs/list/run-place";
import { sweepsQuery } from "@/lib/runs/sweeps/hooks";
import { NoRuns } from "../no-runs";
import { SweepList } from "../sweeps/sweep-list";
import { CompareBar } from "./compare-bar";
import { RunTables } from "./run-tables";
import { RunToolbar } from "./run-toolbar";
import { useRunPlace } from "./use-run-place";

export function RunList({ projectId }: { projectId: string }) {
  const place = useRunPlace();
  const { before, viewQuery, group, sort } = place;
  const { columns: _, ...asked } = toWords(place);
  const { data, error, isPending, refetch } = useQuery(runsQuery(projectId, { ...asked, ...(before ? { cursor: before } : {}) }));
  const now = useNow(10_000);
  const { data: sweeps } = useQuery(sweepsQuery(projectId));
  const isFirst = !before && viewQuery === "";
  // A sweep that waits for its approval has no run yet, and is what somebody came for.
  const isEmpty = data?.items.length === 0 && isFirst && sweeps?.length === 0;
  const next = data?.nextCursor;

  return (
    <Page>
      <PageHead
        title="Runs"
        actions={
          !isEmpty && (
            <>
              <LinkButton href={routes.recipes(projectId)} variant="plain">
                Recipes
              </LinkButton>
              <LinkButton href={routes.newSweep(projectId)}>New sweep</LinkButton>
              <LinkButton href={routes.newRun(projectId)} variant="primary" icon={<Plus className="size-3.5" strokeWidth={1.75} />}>
                New run
              </LinkButton>
            </>
          )
        }
      />
      {isEmpty ? (
        <NoRuns projectId={projectId} />
      ) : (
        <>
          {isFirst && <SweepList projectId={projectId} now={now} />}
          <RunToolbar projectId={projectId} place={place} />
          <RunTables
            projectId={projectId}
            rows={data?.items ?? []}
            place={place}
            now={now}
            loading={isPending}
            error={
              !data &&
              error && (
                <LoadError title="The list of runs could not be loaded." error={error} onRetry={refetch}>
                  Nothing is lost: what trains goes on without this page.
                </LoadError>
              )
            }
          />
          <CompareBar projectId={projectId} shown={data?.items ?? []} chosen={place.chosen} onChosen={place.setChosen} />
        </>
      )}
      {(before || next) && (
        <nav aria-label="Pages of the list" className="mt-4 flex justify-center gap-2">
          {before && <Button onClick={() => place.setBefore(null)}>{sort === "-number" && !group ? "Newest runs" : "First page"}</Button>}
          {next && <Button onClick={() => place.setBefore(next)}>{sort === "-number" && !group ? "Older runs" : "Next page"}</Button>}
        </nav>
      )}
    </Page>
  );
}

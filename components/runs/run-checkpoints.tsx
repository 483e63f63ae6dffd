"use client";

import { useQuery } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { type ReactNode, useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { cn } from "@/lib/cn";
import { formatMeasure, formatNumber, formatPercent } from "@/lib/format";
import { runCheckpointsQuery } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { bestCheckpoint } from "./best-checkpoint";
import { ListSkeleton } from "./list-skeleton";
import { TryCheckpoint } from "./try-checkpoint";

const shownAtFirst = 4;

type RunCheckpointsProps = {
  projectId: string;
  run: Run;
  isStreamed: boolean;
  /** What can be done with a checkpoint besides asking it; that belongs to later chapters. */
  actions?: ((checkpoint: Checkpoint) => ReactNode) | undefined;
};

export function RunCheckpoints({ projectId, run, isStreamed, actions }: RunCheckpointsProps) {
  const {
    data = [],
    isPending,
    isLoadingError,
    error,
    refetch,
  } = useQuery(runCheckpointsQuery(projectId, run.id, !isStreamed && !isFinished(run.status)));
  const { may } = usePeople(projectId);
  const best = bestCheckpoint(data)?.id;
  const [isOpen, setOpen] = useState(false);
  // Who is being asked stays, however many come meanwhile: its dialog would go with it.
  const [askedId, setAsked] = useState<string | null>(null);
  const newestFirst = data.toSorted((a, b) => b.step - a.step);
  const shown = isOpen ? newestFirst : newestFirst.filter(({ id }, index) => index < shownAtFirst || id === best || id === askedId);

  return (
    <section>
      <SectionHead title="Checkpoints" hint={data.length > 0 ? "step, validation loss, right tokens" : undefined} />
      {isPending ? (
        <ListSkeleton label="Loading the checkpoints" />
      ) : isLoadingError ? (
        <LoadError title="The checkpoints could not be loaded." error={error} onRetry={refetch} />
      ) : data.length === 0 ? (
        <p className="mt-2 text-on-surface-2">{isFinished(run.status) ? "None was saved." : "One is saved at the end of every epoch."}</p>
      ) : (
        <ol className="mt-1 divide-y">
          {shown.map((checkpoint) => (
            <li key={checkpoint.id} className="num flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <span className="w-4">
                {checkpoint.id === best && (
                  <Flag className="size-3.5 text-accent" strokeWidth={1.75} role="img" aria-label="the best so far" />
                )}
              </span>
              <span className={cn("flex-1 whitespace-nowrap", checkpoint.id === best && "font-medium")}>
                Step {formatNumber(checkpoint.step)}
              </span>
              <span className={cn(checkpoint.id === best && "font-medium")}>
                {checkpoint.validLoss === null ? "–" : formatMeasure(checkpoint.validLoss)}
              </span>
              <span className="w-11 text-right text-on-surface-2">
                {checkpoint.validAccuracy === null ? "" : formatPercent(checkpoint.validAccuracy, 0)}
              </span>
              <span className="flex min-h-8 items-center justify-end gap-1">
                {checkpoint.goneAt && checkpoint.id !== askedId ? (
                  <span className="hint" title={`${run.trainer.name} keeps the newest ones only.`}>
                    no longer kept
                  </span>
                ) : (
                  <>
                    {may("edit") && (
                      <TryCheckpoint
                        projectId={projectId}
                        run={run}
                        checkpoint={checkpoint}
                        prominent={checkpoint.id === best}
                        onOpenChange={(open) => setAsked(open ? checkpoint.id : null)}
                      />
                    )}
                    {actions?.(checkpoint)}
                  </>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {newestFirst.length > shown.length || isOpen ? (
        <Button variant="plain" size="small" onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show the newest and the best" : `Show all ${formatNumber(newestFirst.length)}`}
        </Button>
      ) : null}
    </section>
  );
}

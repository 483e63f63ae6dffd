"use client";

import { useQuery } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { cn } from "@/lib/cn";
import { formatMeasure, formatNumber, formatPercent } from "@/lib/format";
import { runCheckpointsQuery } from "@/lib/runs/hooks";
import type { Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { ListSkeleton } from "./list-skeleton";

const shownAtFirst = 4;

export function RunCheckpoints({ projectId, run }: { projectId: string; run: Run }) {
  const { data = [], isPending } = useQuery(runCheckpointsQuery(projectId, run.id, !isFinished(run.status)));
  const losses = data.flatMap(({ validLoss }) => (validLoss === null ? [] : [validLoss]));
  const best = Math.min(...losses);
  const [isOpen, setOpen] = useState(false);
  const newestFirst = data.toSorted((a, b) => b.step - a.step);
  const shown = isOpen ? newestFirst : newestFirst.filter(({ validLoss }, index) => index < shownAtFirst || validLoss === best);

  return (
    <section>
      <SectionHead title="Checkpoints" hint={data.length > 0 ? "step, validation loss, right tokens" : undefined} />
      {isPending ? (
        <ListSkeleton label="Loading the checkpoints" />
      ) : data.length === 0 ? (
        <p className="mt-2 text-on-surface-2">One is saved at the end of every epoch.</p>
      ) : (
        <ol className="mt-1 divide-y">
          {shown.map(({ id, step, validLoss, validAccuracy }) => (
            <li key={id} className={cn("num flex items-center gap-3 py-2.5", validLoss === best && "font-medium")}>
              <span className="w-4">
                {validLoss === best && (
                  <Flag className="size-3.5 text-accent" strokeWidth={1.75} role="img" aria-label="lowest validation loss" />
                )}
              </span>
              <span className="flex-1">Step {formatNumber(step)}</span>
              <span>{validLoss === null ? "–" : formatMeasure(validLoss)}</span>
              <span className="w-16 text-right font-normal text-on-surface-2">
                {validAccuracy === null ? "" : formatPercent(validAccuracy, 0)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {newestFirst.length > shownAtFirst + 1 && (
        <Button variant="plain" size="small" onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show the newest and the best" : `Show all ${formatNumber(newestFirst.length)}`}
        </Button>
      )}
    </section>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { StateIcon, type StateName } from "@/components/ui/state-icon";
import { formatTime } from "@/lib/format";
import { runEventsQuery } from "@/lib/runs/hooks";
import { ListSkeleton } from "./list-skeleton";

const states: Record<string, StateName> = { error: "failed", warn: "attention", warning: "attention" };
const shownAtFirst = 6;

export function RunEvents({ projectId, runId, isStreamed }: { projectId: string; runId: string; isStreamed: boolean }) {
  const { data, isPending, isLoadingError, error, refetch } = useQuery(runEventsQuery(projectId, runId, isStreamed));
  const [isOpen, setOpen] = useState(false);
  const events = (data?.items ?? []).toReversed();
  const shown = isOpen ? events : events.slice(0, shownAtFirst);

  return (
    <section>
      <SectionHead title="Events" hint="newest first, UTC" />
      {isPending && <ListSkeleton label="Loading the events" />}
      {isLoadingError && <LoadError title="The events could not be loaded." error={error} onRetry={refetch} />}
      {data && events.length === 0 && <p className="mt-2 text-on-surface-2">Nothing has happened yet.</p>}
      <ol className="mt-2 grid gap-2.5">
        {shown.map(({ id, at, level, message }) => (
          <li key={id} className="grid grid-cols-[40px_14px_minmax(0,1fr)] items-start gap-2.5">
            <time dateTime={at.toISOString()} className="num text-on-surface-2">
              {formatTime(at)}
            </time>
            <StateIcon state={states[level] ?? "accepted"} className="mt-0.75" />
            <span className="break-words">{message}</span>
          </li>
        ))}
      </ol>
      {events.length > shownAtFirst && (
        <Button variant="plain" size="small" className="mt-2" onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Show the newest only" : `Show all ${events.length}`}
        </Button>
      )}
    </section>
  );
}

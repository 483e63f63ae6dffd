"use client";

import { useQuery } from "@tanstack/react-query";
import { agoWords } from "@/components/layout/ago-words";
import { SectionHead } from "@/components/ui/section-head";
import { StateMark } from "@/components/ui/state-mark";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { sweepsQuery } from "@/lib/runs/sweeps/hooks";
import type { Sweep } from "@/lib/runs/sweeps/schemas";
import { isFinished } from "@/lib/runs/transitions";

const shown = 5;

const states = {
  awaiting_approval: { state: "attention", word: "Waits for approval" },
  running: { state: "running", word: "Running" },
  finished: { state: "done", word: "Done" },
  cancelled: { state: "stopped", word: "Stopped" },
} as const;

/** Runs that belong together, above the list of all: nothing stands here until there is a sweep. */
export function SweepList({ projectId, now }: { projectId: string; now: Date }) {
  const { data = [] } = useQuery(sweepsQuery(projectId));
  if (data.length === 0) return null;
  return (
    <section className="mt-6">
      <SectionHead title="Sweeps" hint="several runs as one plan" />
      <Table
        className="mt-3"
        caption="Sweeps, newest first"
        rows={data.slice(0, shown)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => routes.sweep(projectId, id)}
        rowHeight="two"
        columns={[
          {
            id: "sweep",
            head: "Sweep",
            onPhone: "lead",
            cell: (sweep) => (
              <>
                <span className="font-medium">Sweep {sweep.number}</span>
                <span className="hint block truncate">{variesIn(sweep)}</span>
              </>
            ),
          },
          {
            id: "runs",
            head: "Runs",
            onPhone: "hide",
            cell: ({ members }) => {
              const numbers = members.flatMap(({ run }) => run?.number ?? []);
              return numbers.length > 0 ? `runs ${Math.min(...numbers)} to ${Math.max(...numbers)}` : "none launched yet";
            },
          },
          {
            id: "state",
            head: "State",
            width: "220px",
            onPhone: "below",
            cell: ({ status, members }) => (
              <>
                <StateMark state={states[status].state}>{states[status].word}</StateMark>
                <span className="hint block">
                  {members.filter(({ run }) => run && isFinished(run.status)).length} of {formatCount(members.length, "run")} ended
                </span>
              </>
            ),
          },
          {
            id: "started",
            head: "Started",
            align: "end",
            width: "110px",
            onPhone: "aside",
            cell: ({ createdAt }) => agoWords(createdAt, now),
          },
        ]}
      />
      <SectionHead className="mt-7" title="All runs" />
    </section>
  );
}

function variesIn({ members }: Sweep): string {
  const labels = (members[0]?.settings ?? []).map(({ label }) => label.toLowerCase());
  return labels.length > 0 ? `${formatCount(members.length, "run")}: ${labels.join(" × ")}` : formatCount(members.length, "run");
}

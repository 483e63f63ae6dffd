"use client";

import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { formatLevel } from "@/lib/deployments/experiments/metric";
import type { Experiment, Measured, Waited } from "@/lib/deployments/experiments/schemas";

/** A mean hides those who wait longest, so both stand here. */
export function WaitingTimes({ experiment }: { experiment: Experiment }) {
  const { control, treatment, waits, primary, guardrails, others } = experiment;
  const measured = [primary, ...guardrails, ...others].find((one) => one?.metric === "latency");
  if (!measured) return null;
  const rows = [
    { name: control.name, mean: measured.control, waited: waits.control },
    { name: treatment.name, mean: measured.treatment, waited: waits.treatment },
  ];
  return (
    <Panel
      title="Waiting time"
      hint="with 95% intervals over people; the slowest twentieth of the newest answers waits longer than p95"
      flush
    >
      <Table
        framed={false}
        caption="Waiting time of both sides"
        rows={rows}
        rowKey={({ name }) => name}
        rowHeight="two"
        columns={[
          { id: "name", head: "Side", onPhone: "lead", cell: ({ name }) => <span className="truncate">{name}</span> },
          { id: "mean", head: "Mean", width: "200px", onPhone: "below", cell: ({ mean }) => <Mean mean={mean} /> },
          { id: "p95", head: "p95", width: "200px", onPhone: "aside", cell: ({ waited }) => <Slowest waited={waited} /> },
        ]}
      />
    </Panel>
  );
}

function Mean({ mean }: { mean: Measured["control"] }) {
  return mean ? <Figure value={mean.value} interval={mean.ci95} /> : <span className="hint">too few people yet</span>;
}

function Slowest({ waited }: { waited: Waited | null }) {
  return waited ? <Figure value={waited.p95Ms} interval={waited.ci95} /> : <span className="hint">below 100 people</span>;
}

function Figure({ value, interval: [low, high] }: { value: number; interval: readonly [number, number] }) {
  return (
    <span className="num">
      {formatLevel("latency", value)}
      <span className="hint block">
        {formatLevel("latency", low)} to {formatLevel("latency", high)}
      </span>
    </span>
  );
}

"use client";

import { useState } from "react";
import { formatNumber } from "@/lib/format";
import { Interval } from "../charts/interval";
import { IntervalAxis } from "../charts/interval-axis";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import type { StateName } from "../ui/state-icon";
import { StateMark } from "../ui/state-mark";
import { type Column, type Sort, Table } from "../ui/table";
import { VirtualTable } from "../ui/virtual-table";
import { SpecimenSection } from "./specimen-section";

type Way = { id: string; name: string; detail: string; state: StateName; word: string; correct: number; half: number; costUsd: number };

const ways: readonly Way[] = [
  { id: "prompt", name: "Prompt only", detail: "prompt 9", state: "done", word: "measured", correct: 71.2, half: 5, costUsd: 4.1 },
  {
    id: "shots",
    name: "Few-shot",
    detail: "6 examples in the prompt",
    state: "done",
    word: "measured",
    correct: 75,
    half: 4.8,
    costUsd: 5.9,
  },
  { id: "v5", name: "Fine-tuned v5", detail: "in production", state: "live", word: "serving", correct: 80.8, half: 4.4, costUsd: 3.6 },
  { id: "v7", name: "Fine-tuned v7", detail: "candidate", state: "ready", word: "your turn", correct: 82.4, half: 4.2, costUsd: 2.46 },
];

const domain = [60, 92] as const;
const ticks = [70, 80, 90];

const columns: readonly Column<Way>[] = [
  {
    id: "way",
    head: "Way of answering",
    onPhone: "lead",
    cell: ({ name, detail }) => (
      <>
        <span className="block font-medium">{name}</span>
        <span className="hint block">{detail}</span>
      </>
    ),
  },
  { id: "state", head: "State", onPhone: "hide", cell: ({ state, word }) => <StateMark state={state}>{word}</StateMark> },
  { id: "correct", head: "Correct, %", align: "end", sortable: true, onPhone: "aside", cell: ({ correct }) => formatNumber(correct, 1) },
  {
    id: "interval",
    label: "95% interval",
    onPhone: "below",
    width: "248px",
    head: <IntervalAxis domain={domain} ticks={ticks.map((at) => ({ at, label: `${at}%` }))} />,
    cell: ({ id, correct, half }) => (
      <Interval
        estimate={{ value: correct, low: correct - half, high: correct + half }}
        domain={domain}
        inRow
        height={54}
        ticks={ticks}
        baseline={71.2}
        tone={id === "v7" ? "accent" : id === "v5" ? "ink" : "baseline"}
        label={`${formatNumber(correct, 1)}%, 95% interval ${formatNumber(correct - half, 1)} to ${formatNumber(correct + half, 1)}`}
      />
    ),
  },
  { id: "cost", head: "Per 1,000", align: "end", onPhone: "hide", cell: ({ costUsd }) => `$${formatNumber(costUsd, 2)}` },
];

const many = Array.from({ length: 5_000 }, (_, index) => ({ id: String(index + 1), tokens: 120 + ((index * 37) % 400) }));

export function SpecimenTables() {
  const [openKey, setOpenKey] = useState<string | undefined>("v7");
  const [sort, setSort] = useState<Sort>({ id: "correct", descending: false });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(["shots"]));
  const sorted = [...ways].sort((a, b) => (a.correct - b.correct) * (sort.descending ? -1 : 1));

  return (
    <>
      <SpecimenSection title="Table" hint="The table is the chart: measures in rows share one axis. J and K walk, Enter opens, X selects">
        <Table
          caption="Ways of answering, by share of correct answers"
          columns={columns}
          rows={sorted}
          rowKey={({ id }) => id}
          rowHeight="two"
          openKey={openKey}
          onOpen={({ id }) => setOpenKey(id === openKey ? undefined : id)}
          sort={sort}
          onSortChange={setSort}
          selection={{ keys, onChange: setKeys }}
        />
      </SpecimenSection>
      <SpecimenSection title="Faces" hint="Loading copies the layout; empty and error say what, why and what to do">
        <div className="grid grid-cols-1 gap-4">
          <Table caption="Loading" columns={columns} rows={[]} rowKey={({ id }) => id} loading={4} rowHeight="two" />
          <Table
            caption="Empty"
            columns={columns}
            rows={[]}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Nothing has been measured yet." action={<Button variant="quiet">Set up an evaluation</Button>}>
                An evaluation tells whether fine-tuning is worth it, with an interval for every figure.
              </EmptyState>
            }
          />
          <Table
            caption="Error"
            columns={columns}
            rows={[]}
            rowKey={({ id }) => id}
            error={
              <ErrorState
                title="The list of evaluations could not be loaded."
                actions={<Button>Try again</Button>}
                reference="H-7F2C, 17:45:02"
                raw="connect ETIMEDOUT after 5000 ms"
              >
                The database did not answer within 5 seconds. Nothing is lost.
              </ErrorState>
            }
          />
        </div>
      </SpecimenSection>
      <SpecimenSection title="Five thousand rows" hint="Only those in sight are drawn; the count is announced">
        <VirtualTable
          height="260px"
          caption="Five thousand rows"
          columns={[
            { id: "example", head: "Example", cell: ({ id }) => `Example ${formatNumber(Number(id))}` },
            { id: "tokens", head: "Tokens", align: "end", cell: ({ tokens }) => formatNumber(tokens) },
          ]}
          rows={many}
          rowKey={({ id }) => id}
          onOpen={() => undefined}
        />
      </SpecimenSection>
    </>
  );
}

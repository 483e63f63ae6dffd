"use client";

import { X } from "lucide-react";
import type { SyntheticEvent } from "react";
import { LineMark } from "@/components/charts/overlay/line-mark";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { type Column, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { cn } from "@/lib/cn";
import { formatCost, formatDuration, formatMeasure, formatNumber, formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { ComparedRun } from "@/lib/runs/curves/schemas";
import { RunState } from "../run-state";
import { settingColumns } from "../setting-columns";
import type { RunLook } from "./compared-line";

type CompareTableProps = {
  projectId: string;
  rows: readonly ComparedRun[];
  looks: readonly RunLook[];
  leftOut: ReadonlySet<string>;
  onLift: (key: string | null) => void;
  onRemove: (number: number) => void;
};

/** Only what differs, and what came of it. */
export function CompareTable({ projectId, rows, looks, leftOut, onLift, onRemove }: CompareTableProps) {
  const settings = settingColumns<ComparedRun>(rows, ({ run }) => run);
  const lift = (event: SyntheticEvent) => {
    const row = event.target instanceof Element ? event.target.closest("tr")?.querySelector("[data-run]") : null;
    onLift(row?.getAttribute("data-run") ?? null);
  };
  return (
    <section className="mt-7" aria-label="Results">
      <SectionHead
        title="Only what differs"
        hint={
          settings.length === 0
            ? "these runs were set up the same way"
            : `${settings.length === 1 ? "one setting differs" : `${formatNumber(settings.length)} settings differ`}; bold differs from the first row`
        }
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices which row is pointed at; the rows' own links act */}
      <div onPointerOver={lift} onPointerLeave={() => onLift(null)} onFocus={lift} onBlur={() => onLift(null)}>
        <Table
          className="mt-3"
          caption="Compared runs, the lowest validation loss first"
          rows={rows}
          rowKey={({ run }) => run.id}
          rowHref={({ run }) => routes.run(projectId, run.id)}
          columns={[
            {
              id: "run",
              head: "Run",
              onPhone: "lead",
              cell: ({ run }, index) => {
                const look = looks[index];
                return (
                  <span
                    data-run={run.number}
                    className={cn(
                      "inline-flex items-center gap-2.5 whitespace-nowrap font-medium",
                      leftOut.has(String(run.number)) && "text-on-surface-3",
                    )}
                  >
                    {look && <LineMark tone={look.tone} mark={look.mark} />}
                    Run {run.number}
                    {run.modelVersion && <Tag>{run.modelVersion.name}</Tag>}
                    {leftOut.has(String(run.number)) && <span className="sr-only">, left out by a chosen stretch</span>}
                  </span>
                );
              },
            },
            ...settings,
            ...resultColumns(rows),
            {
              id: "remove",
              head: "",
              label: "Take out",
              width: "48px",
              onPhone: "hide",
              cell: ({ run }) => (
                <Button
                  variant="plain"
                  size="small"
                  aria-label={`Take run ${run.number} out of the comparison`}
                  icon={<X className="size-3.5" strokeWidth={1.75} />}
                  onClick={() => onRemove(run.number)}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

const dash = <span className="text-on-surface-3">–</span>;

function resultColumns(rows: readonly ComparedRun[]): Column<ComparedRun>[] {
  const figure = (
    id: string,
    head: string,
    of: (row: ComparedRun) => string | null,
    onPhone: "below" | "hide" = "hide",
  ): Column<ComparedRun>[] =>
    rows.some((row) => of(row) !== null)
      ? [
          {
            id,
            head,
            align: "end",
            onPhone,
            cell: (row) => (
              <span className="num whitespace-nowrap">
                {onPhone === "below" && <span className="text-on-surface-3 md:hidden">{head} </span>}
                {of(row) ?? dash}
              </span>
            ),
          },
        ]
      : [];
  const isSame = new Set(rows.map(({ run }) => run.status)).size === 1 && rows[0]?.run.status === "succeeded";
  return [
    ...(isSame ? [] : [{ id: "state", head: "State", onPhone: "below" as const, cell: ({ run }: ComparedRun) => <RunState run={run} /> }]),
    ...figure("trainLoss", "Last train. loss", ({ results }) => results.trainLoss && formatMeasure(results.trainLoss.value)),
    ...figure("validLoss", "Last val. loss", ({ results }) => results.validLoss && formatMeasure(results.validLoss.value)),
    ...figure(
      "bestValidLoss",
      "Best val. loss",
      ({ results: { bestValidLoss: best } }) => best && `${formatMeasure(best.value)} at ${formatNumber(best.step)}`,
      "below",
    ),
    ...figure(
      "bestValidAccuracy",
      "Best right tokens",
      ({ results: { bestValidAccuracy: best } }) => best && `${formatPercent(best.value)} at ${formatNumber(best.step)}`,
    ),
    ...figure("cost", "Cost", ({ run }) => (run.costUsd === null ? null : formatCost(run.costUsd)), "below"),
    ...figure("time", "Time", ({ seconds }) => (seconds === null ? null : formatDuration(seconds * 1_000))),
  ];
}

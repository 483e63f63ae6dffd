"use client";

import { useMemo, useState } from "react";
import { type Brushes, parallelAxis, passes } from "@/components/charts/parallel/parallel-axis";
import { ParallelCoordinates, type ParallelLine } from "@/components/charts/parallel/parallel-coordinates";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { formatCost, formatMeasure, formatNumber } from "@/lib/format";
import type { ComparedRun } from "@/lib/runs/curves/schemas";
import { runSettings } from "@/lib/runs/settings/run-settings";
import { differingFields } from "@/lib/runs/settings/setting";
import type { RunLook } from "./compared-line";

type CompareParallelProps = {
  rows: readonly ComparedRun[];
  looks: readonly RunLook[];
  lifted: string | null;
  onLift: (key: string | null) => void;
  onLeftOut: (keys: ReadonlySet<string>) => void;
};

const result = "bestValidLoss";

/** Which settings lead to which result: an axis for each that differs, and the result at the right. */
export function CompareParallel({ rows, looks, lifted, onLift, onLeftOut }: CompareParallelProps) {
  const [brushes, setBrushes] = useState<Brushes>({});
  const { axes, lines } = useMemo(() => draw(rows, looks), [rows, looks]);
  if (rows.length < 2 || axes.length < 2) return null;
  const kept = lines.filter(({ values }) => passes(values, axes, brushes)).length;

  function brush(next: Brushes) {
    setBrushes(next);
    onLeftOut(new Set(lines.filter(({ values }) => !passes(values, axes, next)).map(({ key }) => key)));
  }

  return (
    <section className="mt-7" aria-label="Settings and result">
      <SectionHead
        title="Settings and result"
        hint="draw on an axis, or move its ends with the arrow keys, to keep only what passes there"
        actions={
          Object.keys(brushes).length > 0 && (
            <>
              <span className="hint num" role="status">
                {formatNumber(kept)} of {formatNumber(lines.length)} runs pass
              </span>
              <Button size="small" onClick={() => brush({})}>
                Keep all
              </Button>
            </>
          )
        }
      />
      <div className="panel mt-3 p-4 max-md:p-2">
        <ParallelCoordinates
          summary={`${formatNumber(lines.length)} runs across ${axes.map(({ label }) => label.toLowerCase()).join(", ")}`}
          axes={axes}
          lines={lines}
          brushes={brushes}
          onBrush={brush}
          lifted={lifted}
          onLift={onLift}
        />
      </div>
    </section>
  );
}

function draw(rows: readonly ComparedRun[], looks: readonly RunLook[]) {
  const settings = rows.map(({ run }) => runSettings(run));
  const differs = differingFields(settings);
  const shown = (settings[0] ?? []).filter(({ field }) => differs.has(field));
  const lines = rows.map(({ run, results }, index): ParallelLine => {
    const own = new Map((settings[index] ?? []).map((setting) => [setting.field, setting]));
    const values = shown.map(({ field }) => [field, own.get(field)?.amount ?? own.get(field)?.value ?? null] as const);
    return {
      key: String(run.number),
      name: `Run ${run.number}`,
      tone: looks[index]?.tone ?? "baseline",
      values: { ...Object.fromEntries(values), cost: run.costUsd, [result]: results[result]?.value ?? null },
    };
  });
  const axis = (id: string, label: string, format: (value: number) => string) =>
    parallelAxis({ id, label, values: lines.map(({ values }) => values[id] ?? null), format });
  const known = (id: string) => new Set(lines.flatMap(({ values }) => values[id] ?? [])).size;
  const axes = [
    ...shown.map(({ field, label }) => axis(field, label, (value) => wordsOf(settings, field, value))),
    ...(known("cost") > 1 ? [axis("cost", "Cost", formatCost)] : []),
    ...(known(result) > 0 ? [axis(result, "Best val. loss", formatMeasure)] : []),
  ];
  return { axes, lines };
}

/** A figure as the setting itself writes it: "2e-4". */
function wordsOf(settings: readonly ReturnType<typeof runSettings>[], field: string, value: number): string {
  for (const own of settings) for (const one of own) if (one.field === field && one.amount === value) return one.value;
  return formatMeasure(value);
}

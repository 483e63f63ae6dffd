"use client";

import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { type AxisWindow, isWhole, wholeWindow, zoomed } from "@/components/charts/overlay/axis-window";
import { createMovingWindow } from "@/components/charts/overlay/moving-window";
import { OverlayChart } from "@/components/charts/overlay/overlay-chart";
import { windowKeys } from "@/components/charts/overlay/window-keys";
import { useWidth } from "@/components/charts/use-width";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { measures } from "@/lib/runs/curves/measures";
import { axisWords } from "./axis-words";
import type { RunLook } from "./compared-line";
import { measureWords } from "./measure-words";
import { useComparePlace } from "./use-compare-place";
import { useCurveLines } from "./use-curve-lines";

type CompareCurvesProps = { projectId: string; looks: readonly RunLook[]; leftOut: ReadonlySet<string>; lifted: string | null };

const smoothings = [
  { value: "0", label: "Raw" },
  { value: "0.9", label: "0.9" },
  { value: "0.97", label: "0.97" },
  { value: "0.99", label: "0.99" },
];
const fewestColumns = 200;

/** Every measure in a picture of its own, all of them over the same stretch of the axis. */
export function CompareCurves({ projectId, looks, leftOut, lifted }: CompareCurvesProps) {
  const host = useRef<HTMLElement>(null);
  const width = useWidth(host);
  const { place, setPlace } = useComparePlace();
  const { by, smoothing, log, from, to } = place;
  const still = useMemo(() => (from !== null && to !== null && to > from ? { from, to } : null), [from, to]);
  const isPaired = width > 800;
  // In hundreds, so that a window a little wider asks for nothing new.
  const columns = width === 0 ? 0 : Math.max(fewestColumns, Math.ceil((width / (isPaired ? 2 : 1) - 70) / 100) * 100);
  const { lines, total, data, error, refetch } = useCurveLines(projectId, {
    looks,
    leftOut,
    measures: place.measures,
    by,
    smoothing,
    columns,
    window: still,
  });
  const window = useMemo(() => still ?? wholeWindow(total), [still, total]);
  const settle = useRef<(window: AxisWindow) => void>(() => undefined);
  const moving = useMemo(() => createMovingWindow({ from: 0, to: 1 }, (settled) => settle.current(settled)), []);
  useEffect(() => {
    settle.current = (settled) => {
      const isAll = isWhole(settled, total);
      void setPlace({ from: isAll ? null : round(settled.from), to: isAll ? null : round(settled.to) });
    };
    // Where nobody has come closer, the pictures follow a running run to its newest step.
    moving.show(window);
  }, [moving, window, total, setPlace]);

  const zoom = (factor: number) => moving.set(zoomed(moving.get(), total, { factor }));
  const drawn = place.measures.filter((measure) => (lines.get(measure)?.length ?? 0) > 0);
  return (
    <section ref={host} className="mt-6" aria-label="Curves">
      <SectionHead
        title="Curves"
        hint="drag to move, Ctrl and wheel or pinch to come closer, double-click for all"
        actions={
          <>
            <Button
              size="small"
              aria-label="Come closer"
              icon={<Plus className="size-3.5" strokeWidth={1.75} />}
              onClick={() => zoom(0.5)}
            />
            <Button size="small" aria-label="Step back" icon={<Minus className="size-3.5" strokeWidth={1.75} />} onClick={() => zoom(2)} />
            <Button size="small" onClick={() => moving.set(wholeWindow(total))}>
              All of it
            </Button>
          </>
        }
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segmented
          label="What the curves run over"
          value={by}
          onValueChange={(value) => {
            void setPlace({ by: value === "time" || value === "tokens" ? value : null, from: null, to: null });
          }}
          options={(["step", "time", "tokens"] as const).map((value) => ({ value, label: axisWords[value].option }))}
        />
        <span className="flex items-center gap-2">
          <span className="hint">Smoothed by</span>
          <Segmented
            label="Smoothing"
            value={String(smoothing)}
            onValueChange={(value) => void setPlace({ smoothing: Number(value) || null })}
            options={smoothings}
          />
        </span>
        <Segmented
          label="Scale"
          value={log ? "log" : "linear"}
          onValueChange={(value) => void setPlace({ log: value === "log" || null })}
          options={[
            { value: "linear", label: "Linear" },
            { value: "log", label: "Log" },
          ]}
        />
        <FilterMenu
          label="Measures"
          options={measures.map((value) => ({ value, label: measureWords[value].title }))}
          selected={place.measures}
          onToggle={(value) => void setPlace({ measures: measures.filter((one) => (one === value) !== place.measures.includes(one)) })}
        />
      </div>
      {error && !data ? (
        <LoadError title="The curves could not be loaded." error={error} onRetry={refetch}>
          The table below still says what came of the runs.
        </LoadError>
      ) : !data ? (
        <div className="mt-3 grid gap-4 md:grid-cols-2" role="status" aria-label="Loading the curves">
          {place.measures.map((measure) => (
            <Skeleton key={measure} className="h-70 w-full" />
          ))}
        </div>
      ) : drawn.length === 0 ? (
        <p className="panel mt-3 p-5 text-on-surface-2">{nothingDrawn(by, looks.length)}</p>
      ) : (
        <div className={isPaired ? "mt-3 grid grid-cols-2 gap-4" : "mt-3 grid gap-4"}>
          {drawn.map((measure) => {
            const { title, hint, format } = measureWords[measure];
            const own = lines.get(measure) ?? [];
            return (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
              <div
                key={measure}
                role="group"
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what moves by keyboard must be reachable by it
                tabIndex={0}
                aria-label={`${title}. Arrow keys move, plus and minus come closer and step back, 0 shows all, Shift and arrow keys read values.`}
                onKeyDown={(event: KeyboardEvent) => windowKeys(event, moving, total)}
                className="panel min-w-0 p-4 max-md:p-3"
              >
                <OverlayChart
                  summary={`${title} of ${own.map(({ name }) => name.toLowerCase()).join(", ")}, by ${axisWords[by].name.toLowerCase()}.`}
                  title={
                    <>
                      <span className="font-medium text-on-surface text-sm">{title}</span>{" "}
                      <span className="ml-1">
                        {hint}
                        {smoothing > 0 && `; smoothed by ${smoothing}, as measured behind it`}
                      </span>
                    </>
                  }
                  lines={own}
                  moving={moving}
                  window={window}
                  total={total}
                  lifted={lifted}
                  log={log}
                  axis={axisWords[by]}
                  format={format}
                />
              </div>
            );
          })}
        </div>
      )}
    </section>
  );
}

const round = (value: number) => Number(value.toPrecision(6));

function nothingDrawn(by: "step" | "time" | "tokens", count: number): string {
  if (count === 0) return "All runs are taken out of the pictures. Press one above to bring it back.";
  if (by === "time") return "The trainers of these runs do not say when their steps were. Look at them by step.";
  if (by === "tokens") return "Nobody knows yet how many tokens these runs have read. Look at them by step.";
  return "These runs have no figures of this kind: they ended before a first step, or their trainers report none.";
}

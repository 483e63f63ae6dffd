"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type AxisWindow, isWhole, widened } from "@/components/charts/overlay/axis-window";
import { joinLines, type OverlayLine } from "@/components/charts/overlay/overlay-line";
import { curvesQuery } from "@/lib/runs/curves/hooks";
import type { CurveAxis, CurveLine, Curves, Measure } from "@/lib/runs/curves/schemas";
import type { RunLook } from "./compared-line";

type Asked = {
  looks: readonly RunLook[];
  leftOut: ReadonlySet<string>;
  measures: readonly Measure[];
  by: CurveAxis;
  smoothing: number;
  columns: number;
  window: AxisWindow | null;
};

/** As much again on either side: moving a little finds fine lines too. */
const beside = 0.5;

/** All of every line, coarse, and inside the window as fine as its pixels: coming closer never shows an empty picture. */
export function useCurveLines(projectId: string, { looks, leftOut, window, ...asked }: Asked) {
  // In the order of the numbers, so that hiding a run or a new best one asks nothing again.
  const numbers = useMemo(() => looks.map(({ key }) => Number(key)).sort((one, other) => one - other), [looks]);
  const whole = useQuery(curvesQuery(projectId, { numbers, ...asked, window: null }));
  const total = whole.data?.total ?? 1;
  const isClose = window !== null && !isWhole(window, total);
  const wide = isClose ? widened(window, total, beside) : null;
  const columns = isClose && wide ? Math.ceil((asked.columns * (wide.to - wide.from)) / (window.to - window.from)) : asked.columns;
  const fine = useQuery({ ...curvesQuery(projectId, { numbers, ...asked, columns, window: wide }), enabled: isClose && asked.columns > 0 });
  const finer = isClose && fine.data?.by === asked.by ? fine.data : undefined;

  const lines = useMemo(() => {
    const of = (measure: Measure) => looks.flatMap((look): OverlayLine[] => lineOf(look, measure, whole.data, finer, leftOut));
    return new Map(asked.measures.map((measure) => [measure, of(measure)]));
  }, [looks, leftOut, asked.measures, whole.data, finer]);
  return { ...whole, lines, total, isFinal: whole.data?.isFinal ?? false };
}

function lineOf(
  look: RunLook,
  measure: Measure,
  whole: Curves | undefined,
  fine: Curves | undefined,
  leftOut: ReadonlySet<string>,
): OverlayLine[] {
  const find = (curves: Curves | undefined) => curves?.runs.find(({ number }) => String(number) === look.key)?.lines[measure];
  const coarse = find(whole);
  if (!coarse) return [];
  const finer = find(fine);
  const tone = leftOut.has(look.key) ? "baseline" : look.tone;
  return [{ ...look, tone, ...joined(coarse, finer, fine) }];
}

function joined(coarse: CurveLine, finer: CurveLine | undefined, window: AxisWindow | undefined) {
  if (!finer || !window) return { at: coarse.at, values: coarse.values, mean: coarse.mean };
  const mean = coarse.mean && finer.mean ? joinLines(coarse.mean, finer.mean, window) : coarse.mean;
  return { ...joinLines(coarse, finer, window), mean };
}

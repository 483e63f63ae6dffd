"use client";

import { type RefObject, useEffect, useRef } from "react";
import uPlot from "uplot";
import { readInks } from "./chart-inks";
import { type StepView, stepData, stepPlotOptions } from "./step-plot";
import { useLook } from "./use-look";

type StepPlotInput = {
  host: RefObject<HTMLDivElement | null>;
  view: StepView;
  width: number;
  height: number;
  log: boolean;
  onStep: (step: number | null) => void;
};

/** Keeps one plot for as long as its shape stays the same; new steps only replace its data, so that a pointer stays where it is. */
export function useStepPlot({ host, view, width, height, log, onStep }: StepPlotInput): void {
  const look = useLook();
  const plot = useRef<uPlot | null>(null);
  const latest = useRef({ view, onStep });
  useEffect(() => {
    latest.current = { view, onStep };
  });

  const shape = JSON.stringify([
    view.lines.map(({ series, kind, tone }) => [series, kind, tone]),
    view.lifted,
    view.epochs.length > 0,
    view.formatAt(1),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` and `look` stand for what is read through refs and the DOM
  useEffect(() => {
    if (!host.current || width === 0) return;
    const inks = readInks(host.current);
    const options = stepPlotOptions({
      view: () => latest.current.view,
      onStep: (step) => latest.current.onStep(step),
      inks,
      width,
      height,
      log,
    });
    const made = new uPlot(options, stepData(latest.current.view.lines), host.current);
    plot.current = made;
    return () => {
      made.destroy();
      plot.current = null;
    };
  }, [host, width, height, log, shape, look]);

  useEffect(() => {
    plot.current?.setData(stepData(view.lines));
  }, [view]);
}

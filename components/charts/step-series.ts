import { decimate } from "./decimate";
import { smooth, smoothingFactor } from "./smooth";

export type SeriesTone = "accent" | "baseline" | 1 | 2 | 3 | 4 | 5 | 6;

export type StepSeries = {
  name: string;
  tone: SeriesTone;
  steps: readonly number[];
  values: readonly number[];
  /** `smoothed`: raw at 35% behind its mean. `points`: few and exact, such as validation. `line`: as it is. */
  draw: "smoothed" | "points" | "line";
};

export type StepLine = {
  series: string;
  tone: SeriesTone;
  kind: "raw" | "mean" | "points" | "line";
  steps: number[];
  values: number[];
};

/** What is put on the canvas for one series: at most two points a pixel column. */
export function stepLines(series: StepSeries, columns: number): StepLine[] {
  const { name, tone } = series;
  const line = (kind: StepLine["kind"], values: readonly number[]): StepLine => ({
    series: name,
    tone,
    kind,
    ...(kind === "points" ? { steps: [...series.steps], values: [...values] } : decimate(series.steps, values, columns)),
  });

  if (series.draw !== "smoothed") return [line(series.draw, series.values)];
  const factor = smoothingFactor(series.values.length);
  if (factor === 0) return [line("line", series.values)];
  return [line("raw", series.values), line("mean", smooth(series.values, factor))];
}

/** The range that matters: outliers of the raw line may leave the picture, means and points may not. */
export function shownValues(lines: readonly StepLine[]): number[] {
  return lines.flatMap(({ kind, values }) => {
    if (kind !== "raw") return values;
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    const cut = Math.floor(sorted.length * 0.01);
    return sorted.slice(cut, sorted.length - cut);
  });
}

/** The value at a step, or the last one before it. */
export function valueAt({ steps, values }: Pick<StepSeries, "steps" | "values">, step: number): number | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return values[low - 1];
}

/** The line as it is named at its end: the mean where there is one. */
export function lastValue(series: StepSeries): number | undefined {
  if (series.draw !== "smoothed") return series.values.at(-1);
  return smooth(series.values, smoothingFactor(series.values.length)).at(-1);
}

/** The steps a table lists: those of the points, or twelve evenly spread. */
export function tableSteps(series: readonly StepSeries[]): number[] {
  const points = series.filter(({ draw }) => draw === "points").flatMap(({ steps }) => [...steps]);
  if (points.length > 0) return [...new Set(points)].sort((a, b) => a - b);
  const all = [...new Set(series.flatMap(({ steps }) => [...steps]))].sort((a, b) => a - b);
  const every = Math.max(1, Math.ceil(all.length / 12));
  return all.filter((_, index) => index % every === 0 || index === all.length - 1);
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { isFinished } from "../transitions";
import { inOrder } from "./in-order";
import { placesOf } from "./places-of";
import { readRunCurves } from "./read-run-curves";
import type { RunCurve } from "./run-curve";
import { runningMean } from "./running-mean";
import type { CurveLine, Curves, Measure, ReadCurvesInput } from "./schemas";
import { thinLine } from "./thin-line";

/** More than this is no picture any more, and too much for a browser: very many lines are cut into wider columns. */
const mostColumnsTogether = 200_000;
const fewestColumns = 40;

/** The lines of any number of runs in one window, thinned to what its pixels can show; a narrower window has finer lines. */
export async function readCurves({ projectId }: Caller, input: ReadCurvesInput): Promise<Curves> {
  const { by, measures, smoothing } = input;
  const runs = inOrder(
    input.runs,
    await db.run.findMany({
      where: { projectId, number: { in: input.runs } },
      select: { id: true, number: true, status: true, step: true, trainedTokens: true },
    }),
  );
  const curves = await readRunCurves(
    runs.map(({ id }) => id),
    measures,
  );
  const placed = runs.map((run) => {
    const curve = curves.get(run.id);
    return { run, curve, places: curve ? placesOf(curve, by, run) : new Float64Array() };
  });
  const total = placed.reduce((most, { places }) => Math.max(most, lastOf(places)), 0);
  const window = windowOf(input, total);
  return {
    by,
    total,
    ...window,
    runs: placed.map(({ run: { number }, curve, places }) => ({
      number,
      lines: curve && places.length > 0 ? linesOf(curve, places, { measures, smoothing, ...window }) : {},
    })),
    isFinal: runs.every(({ status }) => isFinished(status)),
  };
}

function windowOf({ runs, measures, from = 0, to, columns }: ReadCurvesInput, total: number) {
  const end = to ?? Math.max(from + 1, total);
  const share = Math.floor(mostColumnsTogether / (runs.length * measures.length));
  return { from, to: end, columns: Math.min(columns, Math.max(fewestColumns, share)) };
}

type Asked = { measures: readonly Measure[]; smoothing: number; from: number; to: number; columns: number };

function linesOf(
  { values }: RunCurve,
  places: Float64Array,
  { measures, smoothing, ...window }: Asked,
): Partial<Record<Measure, CurveLine>> {
  const lines = measures.flatMap((measure) => {
    const taken = values[measure];
    if (!taken) return [];
    const line = thinLine(places, taken, window);
    if (line.at.length === 0) return [];
    // The mean moves slowly: a quarter of the columns draws the same line.
    const coarse = { ...window, columns: Math.max(fewestColumns, Math.ceil(window.columns / 4)) };
    const mean = smoothing > 0 ? thinLine(places, runningMean(taken, smoothing), coarse) : null;
    return [[measure, { ...line, mean: mean && { at: mean.at, values: mean.values } }] as const];
  });
  return Object.fromEntries(lines);
}

function lastOf(places: Float64Array): number {
  const last = places.findLast(Number.isFinite);
  return last ?? 0;
}

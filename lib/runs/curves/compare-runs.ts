import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { runInclude, toRuns } from "../to-run";
import { inOrder } from "./in-order";
import { readRunCurves } from "./read-run-curves";
import type { RunCurve } from "./run-curve";
import { type ComparedRun, type CompareRunsInput, comparedRunsSchema, type Measure } from "./schemas";

const told = ["trainLoss", "validLoss", "validAccuracy"] as const satisfies Measure[];

/** Any number of runs side by side: how each was set up, and what it came to. */
export async function compareRuns({ projectId }: Caller, { runs: numbers }: CompareRunsInput): Promise<ComparedRun[]> {
  const rows = inOrder(numbers, await db.run.findMany({ where: { projectId, number: { in: numbers } }, include: runInclude }));
  const runs = await toRuns(rows);
  const curves = await readRunCurves(
    runs.map(({ id }) => id),
    told,
  );
  return comparedRunsSchema.parse(runs.map((run) => ({ run, results: resultsOf(curves.get(run.id)), seconds: secondsOf(run) })));
}

function resultsOf(curve: RunCurve | undefined): ComparedRun["results"] {
  return {
    trainLoss: pick(curve, "trainLoss", () => true),
    validLoss: pick(curve, "validLoss", () => true),
    bestValidLoss: pick(curve, "validLoss", (value, best) => value < best),
    bestValidAccuracy: pick(curve, "validAccuracy", (value, best) => value > best),
  };
}

function pick(curve: RunCurve | undefined, measure: Measure, isBetter: (value: number, best: number) => boolean) {
  let best = Number.NaN;
  let place = Number.NaN;
  curve?.values[measure]?.forEach((value, index) => {
    if (!Number.isFinite(value) || !(Number.isNaN(best) || isBetter(value, best))) return;
    best = value;
    place = curve.steps[index] ?? Number.NaN;
  });
  return Number.isNaN(best) ? null : { value: Number(best.toPrecision(7)), step: place };
}

function secondsOf({ startedAt, finishedAt }: ComparedRun["run"]): number | null {
  return startedAt ? ((finishedAt ?? new Date()).getTime() - startedAt.getTime()) / 1_000 : null;
}

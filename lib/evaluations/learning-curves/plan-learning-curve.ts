import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { recipeContentSchema } from "@/lib/runs/recipes/schemas";
import { planSweep } from "@/lib/runs/sweeps/plan-sweep";
import { planSweepInput, type SweepPlan } from "@/lib/runs/sweeps/schemas";
import { isMissing, readParts } from "./read-parts";
import { requireWhole, type WholeRun } from "./read-whole";
import { partPercents } from "./schemas";

/** Of the curves that are drawn anew; a curve keeps the one that it began with. */
export const curveSeed = 1;

/** The same run on parts of its rows, as the plan that a sweep is. */
export function partsInput(run: WholeRun, percents: readonly number[], subsetSeed: number) {
  return planSweepInput.parse({
    datasetVersionId: run.datasetVersionId,
    trainerId: run.trainerId,
    content: recipeContentSchema.parse(run),
    ...(run.recipeId ? { recipeId: run.recipeId } : {}),
    subsetSeed,
    shape: { kind: "list", axes: [{ field: "trainPercent", values: [...percents] }] },
  });
}

/** What is still to be trained, what it costs and how long it takes; nothing is stored. */
export async function planLearningCurve(caller: Caller, { evaluationId }: { evaluationId: string }): Promise<SweepPlan> {
  const { run, evaluation } = await requireWhole(caller, evaluationId);
  const { curve, parts, isPlanned } = await readParts(run.id, evaluation.benchmark.id);
  const missing = parts.filter(isMissing).map(({ percent }) => percent);
  if (missing.length === 0 || isPlanned) return { members: [], usd: [0, 0], seconds: [0, 0], problems: [], counting: null };
  const seed = curve?.seed ?? curveSeed;
  const plan = await planSweep(caller, partsInput(run, missing, seed), 1);
  return { ...plan, problems: [...plan.problems, ...(await findSizeProblems(run, seed))] };
}

/** Where much hangs together, a part may be as large as the next one: then the two are one point. */
export async function findSizeProblems(run: WholeRun, seed: number): Promise<string[]> {
  const drawn = await Promise.all(partPercents.map((percent) => drawSubset(run.datasetVersionId, { percent, seed })));
  const counts = [...drawn.map(({ length }) => length), run.datasetVersion.trainCount];
  if (counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0))) return [];
  return [
    "The examples to learn from hang together in so few groups that no quarter and no half of them can be taken. Import them with finer groups, or freeze a version with more.",
  ];
}

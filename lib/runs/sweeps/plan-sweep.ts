import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { listTrainers } from "@/lib/trainers/list-trainers";
import type { BaseModel, TrainerInfo } from "@/lib/trainers/schemas";
import { checkRecipe } from "../check-recipe";
import { planRun, type RunPlan } from "../plan-run";
import { mapRecipe } from "../recipes/map-recipe";
import { type RecipeContent, recipeContentSchema } from "../recipes/schemas";
import { expandSweep, findShapeProblem, type Variant } from "./expand-sweep";
import { mostMembers, type PlannedMember, type planSweepInput, type SweepPlan } from "./schemas";
import { settingsOf } from "./settings-of";
import { totalSeconds, totalUsd } from "./sweep-totals";

type Input = z.infer<typeof planSweepInput>;

/**
 * Every run that a sweep would make, what all of them cost and how long they take. Nothing is stored, nothing at a trainer changes. One run alone
 * is a plan only where others of it are there already.
 */
export async function planSweep(caller: Caller, input: Input, fewestRuns = 2): Promise<SweepPlan> {
  const shapeProblem = findShapeProblem(input.shape);
  const variants = shapeProblem ? [] : expandSweep(input.shape);
  const problems = [...(shapeProblem ? [shapeProblem] : []), ...(shapeProblem ? [] : findSizeProblems(variants, fewestRuns))];
  if (problems.length > 0) return { members: [], usd: null, seconds: null, problems, counting: null };

  const trainers = await listTrainers(caller);
  const drafts = variants.map((variant) => draftMember(input, variant, trainers));
  const settings = settingsOf(drafts);
  const plan = planOnce(caller, input.datasetVersionId);
  const members: PlannedMember[] = [];
  let counting: SweepPlan["counting"] = null;
  for (const [index, draft] of drafts.entries()) {
    const { estimate, problems: found, ...rest } = draft.problems.length > 0 ? nothingKnown : await plan(draft);
    counting = rest.counting ?? counting;
    members.push({
      position: index + 1,
      trainer: draft.trainer,
      content: draft.content,
      trainPercent: draft.trainPercent,
      settings: settings[index] ?? [],
      usd: estimate?.usd ?? null,
      seconds: estimate?.seconds ?? null,
      changes: draft.changes,
      problems: [...draft.problems, ...found.map(({ problem }) => problem)],
    });
  }
  const priced = members.map(({ trainer, usd, seconds }) => ({ trainerId: trainer.id, usd, seconds }));
  const parallelRunsOf = (id: string) => trainers.find((trainer) => trainer.id === id)?.capabilities.parallelRuns ?? 1;
  return { members, usd: totalUsd(priced), seconds: totalSeconds(priced, parallelRunsOf), problems: [], counting };
}

const nothingKnown: Known = { estimate: null, problems: [], counting: null };

function findSizeProblems(variants: readonly Variant[], fewestRuns: number): string[] {
  if (variants.length < fewestRuns) return ["One run is no sweep: give a setting a second value, or start a single run."];
  if (variants.length > mostMembers)
    return [`This makes ${formatCount(variants.length, "run")}, more than the ${mostMembers} that a sweep may have. Take values away.`];
  return [];
}

type Known = Pick<RunPlan, "estimate" | "problems" | "counting">;

interface Draft extends Pick<PlannedMember, "trainer" | "content" | "trainPercent" | "changes" | "problems"> {
  subsetSeed: number;
}

/** What all have in common is carried over to another base model; what a sweep varies is taken as it was written. */
function draftMember({ trainerId, content, subsetSeed }: Input, variant: Variant, trainers: readonly TrainerInfo[]): Draft {
  const { place, hyperparameters, seed } = variant;
  const part = { trainPercent: variant.trainPercent ?? 100, subsetSeed };
  const target = place ?? { trainerId, baseModel: content.baseModel };
  const trainer = trainers.find(({ id }) => id === target.trainerId);
  if (!trainer) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const named = { id: trainer.id, name: trainer.name };
  const own = (shared: RecipeContent) =>
    recipeContentSchema.parse({
      ...shared,
      hyperparameters: { ...shared.hyperparameters, ...hyperparameters },
      seed: seed ?? shared.seed,
    });
  if (trainer.problem) return { ...part, trainer: named, content: own(content), changes: [], problems: [trainer.problem] };
  const model = trainer.baseModels.find(({ id }) => id === target.baseModel);
  const isElsewhere = target.trainerId !== trainerId || target.baseModel !== content.baseModel;
  const carried = isElsewhere && model ? mapRecipe(content, { trainer, baseModel: model }, findModel(trainers, trainerId, content)) : null;
  const whole = own(carried?.recipe ?? { ...content, baseModel: target.baseModel });
  const { problems } = checkRecipe(whole, trainer.name, trainer.baseModels);
  return {
    ...part,
    trainer: named,
    content: whole,
    changes: carried?.changes.filter(({ field }) => field !== "baseModel") ?? [],
    problems: [...(carried?.problems ?? []), ...problems.map(({ problem }) => problem)],
  };
}

function findModel(trainers: readonly TrainerInfo[], trainerId: string, { baseModel }: RecipeContent): BaseModel | null {
  return trainers.find(({ id }) => id === trainerId)?.baseModels.find(({ id }) => id === baseModel) ?? null;
}

/** Runs that differ in nothing that counts for cost, time and rows are looked at once: each look reads the whole version. */
function planOnce(caller: Caller, datasetVersionId: string) {
  const known = new Map<string, Promise<Known>>();
  return ({ trainer, content, trainPercent, subsetSeed }: Draft) => {
    const { learningRate: _rate, learningRateMultiplier: _times, loraAlpha: _alpha, ...counting } = content.hyperparameters;
    const { baseModel, method, objective, systemPrompt } = content;
    const key = JSON.stringify([trainer.id, baseModel, method, objective, systemPrompt, trainPercent, counting]);
    const plan = known.get(key) ?? planRun(caller, { ...content, trainPercent, subsetSeed, trainerId: trainer.id, datasetVersionId });
    known.set(key, plan);
    return plan;
  };
}

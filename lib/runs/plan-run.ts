import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { getVersion } from "@/lib/datasets/versions/get-version";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { AppError, type FieldProblem } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import type { BaseModel, Estimate, Method } from "@/lib/trainers/schemas";
import { spokenName } from "@/lib/trainers/spoken-name";
import { checkRecipe } from "./check-recipe";
import { estimateFor } from "./estimate-for";
import { findContentProblems } from "./find-content-problems";
import { findingsOf } from "./findings-of";
import { contextLimit } from "./previews/context-limit";
import type { CurrentMeasurement } from "./previews/get-measurement";
import { inspectVersion, type VersionInspection } from "./previews/inspect-version";
import { narrowInspection } from "./previews/narrow-inspection";
import { rowFindings } from "./previews/row-findings";
import { summarizeFigures } from "./previews/summarize-figures";
import type { Counting, createRunInput, Finding } from "./schemas";
import { subsetOf, subsetWords } from "./subset-words";

export type RunInput = z.infer<typeof createRunInput>;
export type CompleteRecipe = RunInput & { method: Method };

export interface RunPlan {
  version: DatasetVersion;
  /** What was asked for, with nothing left open. */
  recipe: CompleteRecipe;
  /** How many examples it learns from. */
  trainCount: number;
  /** Null where a problem stands in the way of any figure. */
  estimate: Estimate | null;
  problems: FieldProblem[];
  hints: string[];
  passed: string[];
  /** What the examples themselves say, each with the rows it is about; whatever of it blocks stands among the problems too. */
  rowFindings: Finding[];
  /** How far the examples are counted; null once they are. */
  counting: Counting | null;
}

/** Everything that can be known before a run starts; nothing is stored, nothing at the trainer changes. */
export async function planRun(caller: Caller, input: RunInput): Promise<RunPlan> {
  const version = await getVersion(caller, input.datasetVersionId);
  const row = await db.trainer.findUnique({ where: { id: input.trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const trainer = getTrainer(row);
  const baseModels = await trainer.listBaseModels();
  const preferred = baseModels.find(({ id }) => id === input.baseModel)?.methods[0];
  const recipe: CompleteRecipe = { ...input, method: input.method ?? preferred ?? "lora" };
  const part = subsetOf(recipe);
  const drawn = part && (await drawSubset(version.id, part));
  const trainCount = drawn?.length ?? version.trainCount;
  const findings = findingsOf(version);
  if (drawn) findings.passed.push(`It learns from ${subsetWords(recipe, trainCount, version.trainCount)}.`);
  const { baseModel, problems } = checkRecipe(recipe, spokenName(row), baseModels);
  const plan = { version, recipe, trainCount, estimate: null, problems, ...findings, rowFindings: [], counting: null };
  if (!baseModel || problems.length > 0) return plan;
  const splits = version.validationCount > 0 ? (["train", "validation"] as const) : (["train"] as const);
  const looks = await Promise.all(splits.map((split) => inspectVersion(caller, { ...recipe, version, split, trainer })));
  const inspections = looks.flatMap(({ inspection }) => inspection ?? []);
  const [whole] = inspections;
  if (!whole || inspections.length < looks.length) return { ...plan, counting: countingOf(looks) };
  const canChoosePairs = baseModel.objectives.includes("dpo");
  const { objective } = recipe;
  problems.push(...findContentProblems(version, { trainer, trainerName: spokenName(row), objective, canChoosePairs, inspections }));
  if (problems.length === 0) problems.push(...findTooFew(version, trainCount, baseModel));
  if (problems.length > 0) return plan;
  const train = drawn ? narrowInspection(whole, drawn) : whole;
  const rowFindings = [train, ...inspections.slice(1)].flatMap((inspection) =>
    rowFindingsOf(inspection, { recipe, baseModel, trainerName: spokenName(row), isValidation: inspection !== train }),
  );
  problems.push(...rowFindings.filter(({ state }) => state === "failed").map(({ title, detail }) => toProblem(title, detail)));
  const estimate =
    problems.length > 0 ? null : await estimateFor(trainer, recipe, { baseModel, train, validation: inspections[1] ?? null });
  return { ...plan, estimate, rowFindings };
}

const toProblem = (title: string, detail: string | null): FieldProblem => ({
  field: "datasetVersionId",
  problem: detail ? `${title} ${detail}` : title,
});

function countingOf(looks: readonly { current: CurrentMeasurement }[]): Counting {
  const sum = (read: (measurement: CurrentMeasurement["measurement"]) => number) =>
    looks.reduce((total, { current }) => total + read(current.measurement), 0);
  return {
    measuredCount: sum(({ measuredCount }) => measuredCount),
    rowCount: sum(({ rowCount }) => rowCount),
    failure: looks.find(({ current }) => current.measurement.status === "failed")?.current.measurement.failure ?? null,
  };
}

interface Frame {
  recipe: CompleteRecipe;
  baseModel: BaseModel;
  trainerName: string;
  isValidation: boolean;
}

function rowFindingsOf({ figures, about, bytes, problems }: VersionInspection, { recipe, ...frame }: Frame): Finding[] {
  const contextLength = contextLimit(recipe.hyperparameters, frame.baseModel, about);
  return rowFindings({ summary: summarizeFigures(figures, contextLength), contextLength, about, bytes, problems, ...frame });
}

function findTooFew(version: DatasetVersion, trainCount: number, { id, minimumExamples }: BaseModel): FieldProblem[] {
  if (trainCount >= minimumExamples) return [];
  const name = `Version ${version.number} of ${version.datasetName}`;
  const isPart = version.trainCount >= minimumExamples;
  const has = `${trainCount} ${trainCount === 1 ? "example" : "examples"} to learn from${isPart ? " in this part of it" : ""}`;
  const cure = isPart
    ? "Let it learn from a larger share, or freeze a version with more examples."
    : "Add examples and freeze a new version.";
  const words = `${name} has ${has}; ${id} needs at least ${minimumExamples}. ${cure}`;
  return [toProblem(words, null)];
}

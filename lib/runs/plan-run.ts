import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { Split } from "@/lib/datasets/schemas";
import { getVersion } from "@/lib/datasets/versions/get-version";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { AppError, type FieldProblem } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { getTrainer } from "@/lib/trainers/get-trainer";
import type { BaseModel, Estimate, Inspection, Method } from "@/lib/trainers/schemas";
import { spokenName } from "@/lib/trainers/spoken-name";
import type { Trainer } from "@/lib/trainers/trainer";
import { checkRecipe } from "./check-recipe";
import { findingsOf } from "./findings-of";
import { inspectVersion, type VersionInspection } from "./inspect-version";
import type { createRunInput } from "./schemas";

export type RunInput = z.infer<typeof createRunInput>;
type Recipe = RunInput & { method: Method };

export interface RunPlan {
  version: DatasetVersion;
  /** What was asked for, with nothing left open. */
  recipe: Recipe;
  /** Null where a problem stands in the way of any figure. */
  estimate: Estimate | null;
  problems: FieldProblem[];
  hints: string[];
  passed: string[];
}

/** Everything that can be known before a run starts; nothing is stored, nothing at the trainer changes. */
export async function planRun(caller: Caller, input: RunInput): Promise<RunPlan> {
  const version = await getVersion(caller, input.datasetVersionId);
  const row = await db.trainer.findUnique({ where: { id: input.trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const trainer = getTrainer(row);
  const baseModels = await trainer.listBaseModels();
  const preferred = baseModels.find(({ id }) => id === input.baseModel)?.methods[0];
  const recipe: Recipe = { ...input, method: input.method ?? preferred ?? "lora" };
  const findings = findingsOf(version);
  const { baseModel, problems } = checkRecipe(recipe, spokenName(row), baseModels);
  if (!baseModel || problems.length > 0) return { version, recipe, estimate: null, problems, ...findings };
  const train = await inspectVersion(trainer, version.id, "train", recipe);
  const validation = version.validationCount > 0 ? await inspectVersion(trainer, version.id, "validation", recipe) : null;
  problems.push(
    ...findContentProblems(version, { trainer, trainerName: spokenName(row), inspections: validation ? [train, validation] : [train] }),
  );
  if (problems.length === 0) problems.push(...findDataProblems(version, baseModel, train, "train"));
  if (validation && problems.length === 0) problems.push(...findDataProblems(version, baseModel, validation, "validation"));
  const estimate = problems.length > 0 ? null : await estimateFor(trainer, recipe, train);
  if (problems.length === 0)
    findings.passed.unshift(
      `${formatCount(train.exampleCount, "example")} can be learned from as ${train.exampleCount === 1 ? "it is" : "they are"}.`,
    );
  return { version, recipe, estimate, problems, ...findings };
}

function estimateFor(
  trainer: Trainer,
  { baseModel, method, hyperparameters }: Recipe,
  { exampleCount, tokens, longestExample }: Inspection,
) {
  return trainer.estimate({ baseModel, method, hyperparameters, exampleCount, tokens, longestExample });
}

function findDataProblems(
  version: DatasetVersion,
  { id, minimumExamples }: BaseModel,
  inspection: Inspection,
  split: Split,
): FieldProblem[] {
  const field = "datasetVersionId";
  const name = `Version ${version.number} of ${version.datasetName}`;
  if (split === "train" && version.trainCount < minimumExamples) {
    const has = `${version.trainCount} ${version.trainCount === 1 ? "example" : "examples"}`;
    return [
      {
        field,
        problem: `${name} has ${has} to learn from; ${id} needs at least ${minimumExamples}. Add examples and freeze a new version.`,
      },
    ];
  }
  const [first] = inspection.problems;
  if (!first) return [];
  const count = `${inspection.problemCount} of the ${inspection.exampleCount} examples in its ${split} split cannot be used with ${id}`;
  const cure = "Correct or leave out such examples, then freeze a new version.";
  return [{ field, problem: `${name}: ${count}. The first is number ${first.row + 1}: ${first.message} ${cure}` }];
}

interface Learning {
  trainer: Trainer;
  trainerName: string;
  inspections: VersionInspection[];
}

/** What would be lost without a word: the worse answer of a pair, and tools where no tool can be called. */
function findContentProblems(version: DatasetVersion, { trainer, trainerName, inspections }: Learning): FieldProblem[] {
  const field = "datasetVersionId";
  const name = `Version ${version.number} of ${version.datasetName}`;
  const sum = (read: (inspection: VersionInspection) => number) => inspections.reduce((total, inspection) => total + read(inspection), 0);
  const pairs = sum(({ pairCount }) => pairCount);
  const tools = trainer.capabilities.learnsTools ? 0 : sum(({ toolCount }) => toolCount);
  const count = (number: number, one: string, many: string) =>
    number === 1 ? `one example that ${one}` : `${number} examples that ${many}`;
  const cure = "Put them into a dataset of their own, or reject them here, then freeze a new version.";
  return [
    ...(pairs > 0
      ? [
          {
            field,
            problem: `${name} has ${count(pairs, "is a preference pair", "are preference pairs")}, with a better and a worse answer. A run learns from one answer only, so the worse one would teach nothing. ${cure}`,
          },
        ]
      : []),
    ...(tools > 0
      ? [
          {
            field,
            problem: `${name} has ${count(tools, "uses tools", "use tools")}. ${trainerName} teaches plain conversations only, so the calls would not be learned. ${cure}`,
          },
        ]
      : []),
  ];
}

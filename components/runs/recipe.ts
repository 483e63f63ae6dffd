import type { z } from "zod";
import { type CreateRunInput, createRunInput } from "@/lib/runs/schemas";
import { type ParameterName, parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import { hyperparametersSchema, type Method, type Objective, type TrainerInfo } from "@/lib/trainers/schemas";

/** The form as it is typed: numbers as text, empty means that the trainer chooses. */
export interface Recipe {
  versionId: string;
  trainerId: string;
  baseModel: string;
  /** Empty until chosen: then the one that the trainer prefers. */
  method: Method | "";
  objective: Objective;
  parameters: Partial<Record<ParameterName, string>>;
  /** Null until it is typed: then the one that the project proposes. */
  systemPrompt: string | null;
  seed: string;
  /** Percent of the examples to learn from. */
  trainPercent: string;
  subsetSeed: number;
}

export const emptyRecipe: Recipe = {
  versionId: "",
  trainerId: "",
  baseModel: "",
  method: "",
  objective: "sft",
  parameters: {},
  systemPrompt: null,
  seed: "1",
  trainPercent: "100",
  subsetSeed: 1,
};

/** Fills in what the person has not chosen: the first version, trainer and base model that can be used. */
export function completed(recipe: Recipe, versionIds: readonly string[], trainers: readonly TrainerInfo[], instruction = ""): Recipe {
  const trainer = trainers.find(({ id }) => id === recipe.trainerId) ?? trainers.find(({ reachable }) => reachable) ?? trainers[0];
  const models = trainer?.baseModels ?? [];
  const model = models.find(({ id }) => id === recipe.baseModel) ?? models.find(({ problem }) => problem === null);
  return {
    ...recipe,
    versionId: versionIds.includes(recipe.versionId) ? recipe.versionId : (versionIds[0] ?? ""),
    trainerId: trainer?.id ?? "",
    baseModel: model?.id ?? "",
    systemPrompt: recipe.systemPrompt ?? instruction,
    method: model?.methods.find((method) => method === recipe.method) ?? model?.methods[0] ?? "",
    objective: model?.objectives.find((objective) => objective === recipe.objective) ?? "sft",
  };
}

type Problems = Partial<Record<ParameterName | "seed" | "trainPercent", string>>;

/** What is sent, or null with the reason beside each field while something is not a usable value. */
export function readRecipe(recipe: Recipe): { input: CreateRunInput | null; problems: Problems } {
  const problems: Problems = {};
  const hyperparameters: Record<string, number> = {};
  for (const name of parameterNames) {
    const text = recipe.parameters[name]?.trim() ?? "";
    if (text === "" || (parameterWords[name].dpoOnly && recipe.objective !== "dpo")) continue;
    const read = hyperparametersSchema.shape[name].safeParse(Number(text));
    if (!read.success) problems[name] = numberWords(text, read.error.issues);
    else if (typeof read.data === "number") hyperparameters[name] = read.data;
  }
  const seed = Number(recipe.seed);
  if (recipe.seed.trim() === "" || !Number.isInteger(seed) || seed < 0) problems.seed = "The seed is a whole number from 0 up.";
  const trainPercent = Number(recipe.trainPercent);
  if (recipe.trainPercent.trim() === "" || !Number.isInteger(trainPercent) || trainPercent < 1 || trainPercent > 100)
    problems.trainPercent = "The share is a whole number from 1 to 100.";
  const input = createRunInput.safeParse({
    datasetVersionId: recipe.versionId,
    trainerId: recipe.trainerId,
    baseModel: recipe.baseModel,
    method: recipe.method || undefined,
    objective: recipe.objective,
    hyperparameters,
    systemPrompt: recipe.systemPrompt ?? "",
    seed,
    trainPercent,
    subsetSeed: recipe.subsetSeed,
  });
  return { input: input.success && Object.keys(problems).length === 0 ? input.data : null, problems };
}

/** A union's own message says only "Invalid input"; what its number says lies inside. */
function numberWords(text: string, issues: readonly z.core.$ZodIssue[]): string {
  if (Number.isNaN(Number(text))) return "Write a number, for example 0.002, or leave it empty.";
  const inner = issues.flatMap((issue) => (issue.code === "invalid_union" ? issue.errors.flat() : [issue]));
  const ours = inner.find(({ message }) => !/^(Invalid|Too) /.test(message));
  return ours?.message ?? "This value is out of range. Leave it empty and the trainer chooses.";
}

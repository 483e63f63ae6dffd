import type { FieldProblem } from "@/lib/errors";
import type { BaseModel, Hyperparameters, Method, Objective } from "@/lib/trainers/schemas";

interface Recipe {
  baseModel: string;
  method: Method;
  objective: Objective;
  hyperparameters: Hyperparameters;
}

const objectiveWords: Record<Objective, string> = { sft: "plain conversations", dpo: "preference pairs" };

/** What the trainer declared, held against what was asked for. Finds the base model on the way. */
export function checkRecipe(
  recipe: Recipe,
  trainerName: string,
  baseModels: BaseModel[],
): { baseModel: BaseModel | null; problems: FieldProblem[] } {
  const baseModel = baseModels.find(({ id }) => id === recipe.baseModel);
  if (!baseModel) {
    const has = baseModels.length > 0 ? `It has: ${baseModels.map(({ id }) => id).join(", ")}.` : "It has none at the moment.";
    return {
      baseModel: null,
      problems: [{ field: "baseModel", problem: `${trainerName} has no base model “${recipe.baseModel}”. ${has}` }],
    };
  }
  if (baseModel.problem) return { baseModel: null, problems: [{ field: "baseModel", problem: baseModel.problem }] };
  const problems: FieldProblem[] = [];
  if (!baseModel.methods.includes(recipe.method)) {
    problems.push({
      field: "method",
      problem: `${baseModel.id} cannot be tuned with ${recipe.method}. Choose ${baseModel.methods.join(" or ")}.`,
    });
  }
  if (!baseModel.objectives.includes(recipe.objective)) {
    const problem = `${baseModel.id} cannot learn from ${objectiveWords[recipe.objective]} at ${trainerName}. Choose another trainer or base model.`;
    problems.push({ field: "objective", problem });
  }
  if (recipe.objective === "sft" && recipe.hyperparameters.dpoBeta !== "auto") {
    const problem = "dpoBeta weighs a better answer against a worse one, and this run learns from one answer only. Leave it out.";
    problems.push({ field: "hyperparameters.dpoBeta", problem });
  }
  const { contextLength } = recipe.hyperparameters;
  if (contextLength !== "auto" && baseModel.contextLength !== null && contextLength > baseModel.contextLength) {
    const problem = `${baseModel.id} reads at most ${baseModel.contextLength} tokens. Use a context length of ${baseModel.contextLength} or less.`;
    problems.push({ field: "hyperparameters.contextLength", problem });
  }
  return { baseModel, problems: [...problems, ...checkLimits(recipe.hyperparameters, baseModel)] };
}

function checkLimits(hyperparameters: Hyperparameters, { id, parameters }: BaseModel): FieldProblem[] {
  const unknown = Object.entries(hyperparameters).flatMap(([name, value]) =>
    value === "auto" || name in parameters
      ? []
      : [{ field: `hyperparameters.${name}`, problem: `${name} cannot be set for ${id}. Leave it out.` }],
  );
  const outside = Object.entries(parameters).flatMap(([name, { minimum, maximum }]) => {
    const value = Object.entries(hyperparameters).find(([key]) => key === name)?.[1];
    const field = `hyperparameters.${name}`;
    if (typeof value !== "number") return [];
    if (minimum !== null && value < minimum) return [{ field, problem: `${name} is ${value}; ${id} takes ${minimum} or more.` }];
    if (maximum !== null && value > maximum) return [{ field, problem: `${name} is ${value}; ${id} takes ${maximum} or less.` }];
    return [];
  });
  return [...unknown, ...outside];
}

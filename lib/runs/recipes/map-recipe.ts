import { methodWords } from "@/lib/trainers/method-words";
import { parameterNames } from "@/lib/trainers/parameter-words";
import type { BaseModel, Capabilities, Hyperparameters, Method, Objective } from "@/lib/trainers/schemas";
import { type Fate, mapParameter } from "./map-parameter";
import type { MappedRecipe, RecipeChange, RecipeContent } from "./schemas";

const learnsFrom: Record<Objective, string> = { sft: "single answers", dpo: "pairs of a better and a worse answer" };

export interface RecipeTarget {
  trainer: { name: string; capabilities: Pick<Capabilities, "takesSeed"> };
  baseModel: BaseModel;
}

/**
 * Carries a recipe over to another trainer and base model: what that model declares decides what stays, what is said in other words, what is
 * held within its limits and what is left to it. `source` is the base model that the recipe was written for, where it can still be asked:
 * a learning rate means something only beside the rate that was usual there.
 */
export function mapRecipe(recipe: RecipeContent, target: RecipeTarget, source: BaseModel | null = null): MappedRecipe {
  const { baseModel } = target;
  const changes: RecipeChange[] = [];
  const kept: string[] = [];
  const note = (field: string, fate: Fate) => {
    if (fate.kind === "kept") kept.push(field);
    else changes.push({ field, ...fate });
  };

  note("baseModel", mapBaseModel(recipe, baseModel));
  const method = baseModel.methods.find((offered) => offered === recipe.method) ?? baseModel.methods[0] ?? recipe.method;
  note("method", mapMethod(recipe.method, method, target));

  const hyperparameters: Hyperparameters = { ...recipe.hyperparameters };
  for (const name of parameterNames) {
    const value = recipe.hyperparameters[name];
    if (value === "auto") continue;
    const { fate, as, to } = mapParameter(name, { recipe, method, target: baseModel, source });
    hyperparameters[name] = "auto";
    hyperparameters[as] = to;
    note(`hyperparameters.${name}`, fate);
  }
  note("seed", mapSeed(recipe.seed, target));
  return {
    recipe: { ...recipe, baseModel: baseModel.id, method, hyperparameters },
    changes,
    kept: [...kept, ...(recipe.systemPrompt ? ["systemPrompt"] : [])],
    problems: findProblems(recipe, target),
  };
}

function mapBaseModel({ baseModel: from }: RecipeContent, { id }: BaseModel): Fate {
  return from === id ? { kind: "kept" } : { kind: "replaced", from, to: id, sentence: `Learns on ${id} instead of ${from}.` };
}

function mapMethod(from: Method, to: Method, { trainer, baseModel }: RecipeTarget): Fate {
  if (from === to) return { kind: "kept" };
  const reason =
    to === "managed"
      ? `${trainer.name} decides how it trains, and does not say`
      : `${baseModel.id} cannot be tuned in that way at ${trainer.name}`;
  return { kind: "replaced", from, to, sentence: `${methodWords[to]} instead of ${withinSentence(methodWords[from])}: ${reason}.` };
}

function mapSeed(seed: number, { trainer }: RecipeTarget): Fate {
  if (trainer.capabilities.takesSeed) return { kind: "kept" };
  const sentence = `Seed ${seed} is left out: ${trainer.name} takes none, so the same run twice is not the same model.`;
  return { kind: "dropped", from: seed, to: "auto", sentence };
}

/** "LoRA" stays as it is written; "Full fine-tuning" and "The provider's own way" do not begin a sentence here. */
const withinSentence = (name: string) => name.replace(/^(The|Full)(?= )/, (first) => first.toLowerCase());

function findProblems({ objective }: RecipeContent, { trainer, baseModel }: RecipeTarget): string[] {
  return [
    ...(baseModel.problem ? [baseModel.problem] : []),
    ...(baseModel.methods.length === 0 ? [`${baseModel.id} cannot be tuned at ${trainer.name}. Choose another base model.`] : []),
    ...(baseModel.objectives.includes(objective)
      ? []
      : [`${baseModel.id} does not learn from ${learnsFrom[objective]} at ${trainer.name}. Choose another base model, or another recipe.`]),
  ];
}

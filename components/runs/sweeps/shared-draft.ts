import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { type Recipe, type RecipeContent, recipeContentSchema } from "@/lib/runs/recipes/schemas";
import type { BaseModel, TrainerInfo } from "@/lib/trainers/schemas";

/** What all runs have in common, as it was chosen; empty: the first that can be used. */
export interface SharedDraft {
  versionId: string;
  recipeId: string;
  trainerId: string;
  baseModel: string;
}

interface Known {
  versions: readonly DatasetVersion[];
  recipes: readonly Recipe[];
  trainers: readonly TrainerInfo[];
  /** Settings that came along in the address, as JSON. */
  settings: string | null;
  /** What the project puts before every example. */
  instruction: string;
}

export interface Shared extends SharedDraft {
  model: BaseModel | undefined;
  /** Null where nothing can be trained. */
  content: RecipeContent | null;
}

/** A recipe says all of it; without one, the trainer chooses whatever is not varied. */
export function readShared(draft: SharedDraft, { versions, recipes, trainers, settings, instruction }: Known): Shared {
  const recipe = recipes.find(({ id }) => id === draft.recipeId);
  const brought = recipe ?? readSettings(settings);
  const trainer =
    trainers.find(({ id }) => id === (draft.trainerId || recipe?.trainer?.id || readTrainer(settings))) ??
    trainers.find(({ reachable }) => reachable) ??
    trainers[0];
  const models = trainer?.baseModels ?? [];
  const model = models.find(({ id }) => id === (draft.baseModel || brought?.baseModel)) ?? models.find(({ problem }) => problem === null);
  const versionId = versions.find(({ id }) => id === draft.versionId)?.id ?? versions[0]?.id ?? "";
  const method = model?.methods.find((one) => one === brought?.method) ?? model?.methods[0];
  const content =
    model && method
      ? recipeContentSchema.parse({
          systemPrompt: instruction,
          ...(brought ? recipeContentSchema.parse(brought) : {}),
          baseModel: model.id,
          method,
        })
      : null;
  return { versionId, recipeId: recipe?.id ?? "", trainerId: trainer?.id ?? "", baseModel: model?.id ?? "", model, content };
}

function readSettings(settings: string | null): RecipeContent | undefined {
  return recipeContentSchema.safeParse(parseJson(settings)).data;
}

function readTrainer(settings: string | null): string | undefined {
  const parsed = parseJson(settings);
  return typeof parsed === "object" && parsed !== null && "trainerId" in parsed && typeof parsed.trainerId === "string"
    ? parsed.trainerId
    : undefined;
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

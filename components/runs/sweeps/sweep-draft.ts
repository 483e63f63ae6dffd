import type { RecipeContent } from "@/lib/runs/recipes/schemas";
import { createRunInput } from "@/lib/runs/schemas";
import { type PlanSweepInput, planSweepInput, type SweepAxis } from "@/lib/runs/sweeps/schemas";
import { type ParameterName, parameterNames, parameterWords } from "@/lib/trainers/parameter-words";
import { type BaseModel, hyperparametersSchema, type TrainerInfo } from "@/lib/trainers/schemas";

export type VariedField = ParameterName | "seed" | "trainPercent" | "baseModel";

/** One line of the form as it is typed: values as text, places as they are ticked. */
export interface AxisDraft {
  key: string;
  field: VariedField;
  text: string;
  /** "trainer id, base model" as JSON, because both may hold any sign. */
  places: string[];
}

const ownLabels = { baseModel: "Base model", seed: "Seed", trainPercent: "Share of the examples, %" };

export const fieldLabel = (field: VariedField) =>
  field === "baseModel" || field === "seed" || field === "trainPercent" ? ownLabels[field] : parameterWords[field].label;

export const placeKey = (trainerId: string, baseModel: string) => JSON.stringify([trainerId, baseModel]);

/** What can be varied on this base model; a setting that it does not take is not offered. */
export function variedFields(
  model: BaseModel | undefined,
  { method, objective }: Pick<RecipeContent, "method" | "objective">,
): VariedField[] {
  const offered = parameterNames.filter((name) => {
    const { loraOnly, dpoOnly } = parameterWords[name];
    return model?.parameters[name] && (!loraOnly || method === "lora") && (!dpoOnly || objective === "dpo");
  });
  return [...offered, "trainPercent", "seed", "baseModel"];
}

/** "1e-4, 2e-4 auto" */
export function splitValues(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}

type Read = { axis: SweepAxis; problem: null } | { axis: null; problem: string };

export function readAxis({ field, text, places }: AxisDraft, trainers: readonly TrainerInfo[]): Read {
  const fail = (problem: string): Read => ({ axis: null, problem });
  if (field === "baseModel") {
    const values = trainers.flatMap(({ id, baseModels }) =>
      baseModels.filter((model) => places.includes(placeKey(id, model.id))).map((model) => ({ trainerId: id, baseModel: model.id })),
    );
    return values.length === 0 ? fail("Choose at least one base model.") : { axis: { field, values }, problem: null };
  }
  const parts = splitValues(text);
  if (parts.length === 0) return fail("Write the values, with commas between them.");
  if (field === "seed") {
    const values = parts.map(Number);
    const wrong = parts.find((_, index) => !Number.isInteger(values[index]) || (values[index] ?? -1) < 0);
    return wrong ? fail(`“${wrong}” is no seed: a seed is a whole number from 0 up.`) : { axis: { field, values }, problem: null };
  }
  if (field === "trainPercent") {
    const values = parts.map(Number);
    const wrong = parts.find((_, index) => !createRunInput.shape.trainPercent.safeParse(values[index]).success);
    return wrong ? fail(`“${wrong}” is no share: write whole numbers from 1 to 100.`) : { axis: { field, values }, problem: null };
  }
  const values: (number | "auto")[] = [];
  for (const part of parts) {
    const read = hyperparametersSchema.shape[field].safeParse(part === "auto" ? part : Number(part));
    if (!read.success) return fail(`“${part}” cannot be a value here. Write numbers with commas between them, or auto.`);
    values.push(read.data);
  }
  return { axis: { field: "parameter", name: field, values }, problem: null };
}

interface Draft {
  versionId: string;
  trainerId: string;
  content: RecipeContent | null;
  recipeId: string;
  kind: "grid" | "list";
  axes: readonly AxisDraft[];
}

/** What is sent, or null with the reason beside each line while something is not usable. */
export function readSweep(
  draft: Draft,
  trainers: readonly TrainerInfo[],
): { input: PlanSweepInput | null; problems: Record<string, string> } {
  const read = draft.axes.map((axis) => ({ key: axis.key, ...readAxis(axis, trainers) }));
  const problems = Object.fromEntries(read.flatMap(({ key, problem }) => (problem ? [[key, problem]] : [])));
  const input = planSweepInput.safeParse({
    datasetVersionId: draft.versionId,
    trainerId: draft.trainerId,
    content: draft.content,
    ...(draft.recipeId ? { recipeId: draft.recipeId } : {}),
    shape: { kind: draft.kind, axes: read.flatMap(({ axis }) => axis ?? []) },
  });
  return { input: input.success && Object.keys(problems).length === 0 ? input.data : null, problems };
}

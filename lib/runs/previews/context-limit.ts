import type { Preview } from "@/lib/trainers/previews/preview";
import type { BaseModel, Hyperparameters } from "@/lib/trainers/schemas";

/** Where an example is cut: as the recipe says, else as the trainer would choose, else where the base model ends. Null where nobody knows. */
export function contextLimit(
  { contextLength }: Pick<Hyperparameters, "contextLength">,
  baseModel: Pick<BaseModel, "contextLength" | "parameters">,
  about: Pick<Preview, "contextLength">,
): number | null {
  if (contextLength !== "auto") return contextLength;
  const chosen = baseModel.parameters.contextLength?.default;
  return typeof chosen === "number" ? chosen : (baseModel.contextLength ?? about.contextLength);
}

const step = 64;

/** The shortest round context that holds everything; null where the model cannot read so much. */
export function roomFor(longest: number, baseModel: Pick<BaseModel, "contextLength" | "parameters">): number | null {
  const declared = baseModel.parameters.contextLength;
  if (!declared) return null;
  const most = Math.min(baseModel.contextLength ?? Number.POSITIVE_INFINITY, declared.maximum ?? Number.POSITIVE_INFINITY);
  if (longest > most) return null;
  return Math.min(most, Math.ceil(longest / step) * step);
}

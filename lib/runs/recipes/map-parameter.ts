import { type ParameterName, parameterWords } from "@/lib/trainers/parameter-words";
import { type BaseModel, hyperparametersSchema, type Method } from "@/lib/trainers/schemas";
import type { RecipeChange, RecipeContent } from "./schemas";
import { roundSetting, settingWords } from "./setting-words";
import { type Spoken, translateRate } from "./translate-rate";

/** What becomes of one setting. */
export type Fate = { kind: "kept" } | Omit<RecipeChange, "field">;

interface Mapped {
  fate: Fate;
  /** The setting it goes on as: a rate may become a multiplier. */
  as: ParameterName;
  to: number | "auto";
}

interface Move {
  recipe: RecipeContent;
  /** The one it will be trained with, which may be another than the recipe's. */
  method: Method;
  target: BaseModel;
  source: BaseModel | null;
}

/** One setting that somebody chose, in another place. What cannot be said there is left to the trainer, never sent and refused. */
export function mapParameter(name: ParameterName, move: Move): Mapped {
  const { recipe, method, target } = move;
  const value = recipe.hyperparameters[name];
  if (value === "auto") return { fate: { kind: "kept" }, as: name, to: value };
  const { label, loraOnly } = parameterWords[name];
  const drop = (reason: string): Mapped => ({
    fate: { kind: "dropped", from: value, to: "auto", sentence: `${label} ${settingWords(name, value)} is left out: ${reason}` },
    as: name,
    to: "auto",
  });
  if (loraOnly && method !== "lora") return drop(`it belongs to LoRA, and ${target.id} is tuned in another way.`);

  const spoken = translate(name, value, move);
  if (!spoken) return drop(whyUnsayable(name, target));
  const held = withinLimits(spoken.as, spoken.to, target);
  if (!hyperparametersSchema.shape[spoken.as].safeParse(held.to).success)
    return drop(`nothing that ${target.id} takes comes near it, so the trainer chooses.`);
  const told = [spoken.reason, held.reason].filter((reason) => reason !== null);
  if (told.length === 0) return { fate: { kind: "kept" }, as: name, to: value };
  const now = `${parameterWords[spoken.as].label} ${settingWords(spoken.as, held.to)}`;
  return {
    fate: {
      kind: held.reason ? "clamped" : "translated",
      from: value,
      to: held.to,
      sentence: `${now} instead of ${spoken.as === name ? "" : `${label.toLowerCase()} `}${settingWords(name, value)}: ${told.join(" ")}`,
    },
    as: spoken.as,
    to: held.to,
  };
}

function whyUnsayable(name: ParameterName, target: BaseModel): string {
  if (name === "learningRate" && target.parameters.learningRateMultiplier)
    return `${target.id} takes a multiple of a rate that its provider keeps to itself, so the trainer chooses.`;
  if (name === "learningRateMultiplier" && target.parameters.learningRate)
    return `${target.id} takes the rate itself, and what this is a multiple of is not known. The trainer chooses.`;
  return `${target.id} does not let it be set, so the trainer chooses.`;
}

/** The same setting in the words of the target; null where it has none for it. */
function translate(name: ParameterName, value: number, { recipe, target, source }: Move): Spoken | null {
  const isRate = name === "learningRate" || name === "learningRateMultiplier";
  if (isRate) return translateRate(name, value, target, source);
  if (!target.parameters[name]) return null;
  if (name === "loraAlpha") return translateAlpha(value, recipe, target);
  return { as: name, to: value, reason: null };
}

/** Alpha counts beside the rank: where the rank is held within limits, alpha follows it. */
function translateAlpha(alpha: number, { hyperparameters: { loraRank } }: RecipeContent, target: BaseModel): Spoken {
  if (loraRank === "auto" || !target.parameters.loraRank) return { as: "loraAlpha", to: alpha, reason: null };
  const rank = withinLimits("loraRank", loraRank, target).to;
  if (rank === loraRank) return { as: "loraAlpha", to: alpha, reason: null };
  return {
    as: "loraAlpha",
    to: roundSetting((alpha * rank) / loraRank),
    reason: "it follows the rank, so that the add-on speaks as strongly as before.",
  };
}

function withinLimits(name: ParameterName, value: number, target: BaseModel): { to: number; reason: string | null } {
  const declared = target.parameters[name];
  const reads = name === "contextLength" ? target.contextLength : null;
  const most = Math.min(declared?.maximum ?? Number.POSITIVE_INFINITY, reads ?? Number.POSITIVE_INFINITY);
  const least = declared?.minimum ?? Number.NEGATIVE_INFINITY;
  if (value > most) return { to: most, reason: `${target.id} takes at most ${settingWords(name, most)}.` };
  if (value < least) return { to: least, reason: `${target.id} takes at least ${settingWords(name, least)}.` };
  return { to: value, reason: null };
}

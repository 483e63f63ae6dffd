import type { ParameterName } from "@/lib/trainers/parameter-words";
import type { BaseModel } from "@/lib/trainers/schemas";
import { roundSetting, settingWords } from "./setting-words";

/** A setting in the words of another place. */
export interface Spoken {
  as: ParameterName;
  to: number;
  /** Null where it goes over as it is. */
  reason: string | null;
}

/** A rate is large or small only beside the one that is usual for its model. */
export function translateRate(
  name: "learningRate" | "learningRateMultiplier",
  value: number,
  target: BaseModel,
  source: BaseModel | null,
): Spoken | null {
  const before = usualRate(source);
  const after = usualRate(target);
  const multiple = name === "learningRateMultiplier" ? value : before && value / before;
  if (target.parameters.learningRateMultiplier) {
    if (name === "learningRateMultiplier") return { as: name, to: value, reason: null };
    if (!multiple || !source) return null;
    return {
      as: "learningRateMultiplier",
      to: roundSetting(multiple),
      reason: `${timesUsual(multiple, source.id)} and this one takes multiples.`,
    };
  }
  if (!target.parameters.learningRate) return null;
  if (name === "learningRate" && (!before || !after || before === after)) return { as: name, to: value, reason: null };
  if (!multiple || !after) return null;
  const reason =
    name === "learningRate"
      ? `${timesUsual(multiple, source?.id ?? "")} and it keeps that measure on ${target.id}.`
      : `${target.id} takes the rate itself, and its usual one is ${settingWords("learningRate", after)}.`;
  return { as: "learningRate", to: roundSetting(multiple * after), reason };
}

function usualRate(model: BaseModel | null): number | null {
  const usual = model?.parameters.learningRate?.default;
  return typeof usual === "number" && usual > 0 ? usual : null;
}

function timesUsual(multiple: number, model: string): string {
  return `it was ${roundSetting(multiple) === 1 ? "the usual rate" : `${roundSetting(multiple)} times the usual rate`} on ${model},`;
}

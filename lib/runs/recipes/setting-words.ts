import { formatNumber } from "@/lib/format";
import type { ParameterName } from "@/lib/trainers/parameter-words";

const counted: ReadonlySet<ParameterName> = new Set(["contextLength", "batchSize", "epochs"]);

/** A setting's value as people write it: "2e-4", "0.05", "2,048". */
export function settingWords(name: ParameterName, value: number | "auto"): string {
  if (value === "auto") return "chosen by the trainer";
  if (counted.has(name)) return formatNumber(value);
  return Math.abs(value) < 0.001 && value !== 0 ? value.toExponential().replace("e+", "e") : String(value);
}

/** Three digits: more would be an accident of a division. */
export const roundSetting = (value: number) => Number(value.toPrecision(3));

import { formatMoney } from "@/lib/format";
import type { Run } from "../schemas";
import { contentSettings } from "./content-settings";
import type { Setting } from "./setting";
import { shareSetting } from "./share-setting";

/** All that two runs can differ in before they start: what they learn from, who trains, how, and at what price. */
export function runSettings(run: Run): Setting[] {
  const { datasetVersion, trainer, systemPrompt, recipe, trainPercent, subsetSeed } = run;
  const price = trainer.usdPerMillionTokens;
  return [
    { field: "data", label: "Data", value: `${datasetVersion.datasetName} ${datasetVersion.number}`, amount: null },
    shareSetting({ trainPercent, subsetSeed }),
    ...contentSettings(trainer, run),
    { field: "systemPrompt", label: "Instruction", value: systemPrompt === "" ? "none" : systemPrompt, amount: null },
    { field: "recipe", label: "Recipe", value: recipe ? `${recipe.name}${recipe.isChanged ? ", changed" : ""}` : "none", amount: null },
    {
      field: "price",
      label: "Price per million tokens",
      value: price === null ? "not known" : price === 0 ? "no charge" : formatMoney(price),
      amount: price,
    },
  ];
}

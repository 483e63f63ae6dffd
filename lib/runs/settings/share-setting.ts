import type { Setting } from "./setting";

/** How much of the train split is learned from. */
export function shareSetting({ trainPercent, subsetSeed }: { trainPercent: number; subsetSeed: number }): Setting {
  const value = trainPercent === 100 ? "all" : `${trainPercent}%, seed ${subsetSeed}`;
  return { field: "trainPercent", label: "Share of the examples", value, amount: trainPercent };
}

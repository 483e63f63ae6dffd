import { type TrainerKind, trainerPricesSchema } from "./schemas";

/** What trained tokens cost, in USD, at the price that a lead entered; null where none is. The trainer of the house charges nothing. */
export function costOf(trainer: { kind: TrainerKind; prices: unknown }, baseModel: string, trainedTokens: number): number | null {
  if (trainer.kind === "cpu") return 0;
  const price = trainerPricesSchema.parse(trainer.prices)[baseModel]?.training ?? null;
  return price === null ? null : (trainedTokens / 1e6) * price;
}

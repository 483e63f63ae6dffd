import { type TrainerKind, trainerPricesSchema } from "@/lib/trainers/schemas";

interface Prices {
  inputPrice: number | null;
  outputPrice: number | null;
}

/** USD for a million tokens: of the tuned model where somebody entered that, else of its base. The trainer of the house is free. */
export function pricesOf(
  trainer: { kind: TrainerKind; prices: unknown },
  { trainerModel, baseModel }: { trainerModel: string; baseModel: string },
): Prices {
  if (trainer.kind === "cpu") return { inputPrice: 0, outputPrice: 0 };
  const prices = trainerPricesSchema.parse(trainer.prices);
  const { input = null, output = null } = prices[trainerModel] ?? prices[baseModel] ?? {};
  return { inputPrice: input, outputPrice: output };
}

/** Null where a price is missing: half a cost would pass for a whole one. */
export function costOfTokens({ inputPrice, outputPrice }: Prices, promptTokens: number, completionTokens: number): number | null {
  if (inputPrice === null || outputPrice === null) return null;
  return (promptTokens * inputPrice + completionTokens * outputPrice) / 1e6;
}

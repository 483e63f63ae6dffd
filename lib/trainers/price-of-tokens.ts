import { type TrainerKind, trainerPricesSchema } from "./schemas";

interface Tokens {
  promptTokens: number;
  completionTokens: number;
}

/** What an answer costs, in USD, at the prices that a lead entered for this model; null where none is. The trainer of the house charges nothing. */
export function priceOfTokens(
  trainer: { kind: TrainerKind; prices: unknown },
  model: string,
  { promptTokens, completionTokens }: Tokens,
): number | null {
  if (trainer.kind === "cpu") return 0;
  const price = trainerPricesSchema.parse(trainer.prices)[model];
  if (!price || price.input === null || (price.output === null && completionTokens > 0)) return null;
  return (promptTokens * price.input + completionTokens * (price.output ?? 0)) / 1e6;
}

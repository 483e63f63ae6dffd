import { type TrainerKind, trainerPricesSchema } from "./schemas";

/** What trained tokens cost, in USD, at the price that a lead entered; null where none is. The trainer of the house charges nothing. */
export function costOf(trainer: { kind: TrainerKind; prices: unknown }, baseModel: string, trainedTokens: number): number | null {
  if (trainer.kind === "cpu") return 0;
  const price = trainerPricesSchema.parse(trainer.prices)[baseModel]?.training ?? null;
  return price === null ? null : (trainedTokens / 1e6) * price;
}

/** What answers cost, in USD, at the prices of input and output; null where one that matters is not known. */
export function costOfAnswers(
  trainer: { kind: TrainerKind; prices: unknown },
  baseModel: string,
  { promptTokens, completionTokens }: { promptTokens: number; completionTokens: number },
): number | null {
  if (trainer.kind === "cpu") return 0;
  const { input = null, output = null } = trainerPricesSchema.parse(trainer.prices)[baseModel] ?? {};
  return input === null || output === null ? null : (promptTokens * input + completionTokens * output) / 1e6;
}

import type { Estimate } from "../schemas";
import type { TrainingSize } from "../trainer";

const usualEpochs = 3;

/** What providers bill: tokens times epochs times a price that a lead entered. How long it takes, they do not say beforehand. */
export function estimateCost({ hyperparameters, exampleCount, tokens }: TrainingSize, usdPerMillionTokens: number | null): Estimate {
  const epochs = hyperparameters.epochs === "auto" ? usualEpochs : hyperparameters.epochs;
  const { batchSize } = hyperparameters;
  const trained = tokens * epochs;
  const number = new Intl.NumberFormat("en");
  const times = `${number.format(tokens)} tokens × ${epochs} ${epochs === 1 ? "epoch" : "epochs"}`;
  const assumed = hyperparameters.epochs === "auto" ? " The provider chooses the epochs; three are assumed." : "";
  const price =
    usdPerMillionTokens === null
      ? "No price is entered for this base model."
      : `At $${number.format(usdPerMillionTokens)} for a million tokens.`;
  return {
    seconds: null,
    usd: usdPerMillionTokens === null ? null : (trained / 1e6) * usdPerMillionTokens,
    tokens: trained,
    steps: batchSize === "auto" ? null : Math.ceil(exampleCount / batchSize) * epochs,
    formula: `${times}. ${price}${assumed}`,
  };
}

import type { Estimate } from "../schemas";
import type { TrainingSize } from "../trainer";

type Range = readonly [number, number];

const number = new Intl.NumberFormat("en");
const money = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });

/**
 * What providers bill: tokens times epochs times a price that a lead entered, and some of them the validation split for every look at it. How
 * long it takes, they do not say beforehand.
 */
export function estimateCost(
  { baseModel, hyperparameters, exampleCount, tokens, validationTokens }: TrainingSize,
  usdPerMillionTokens: number | null,
  billedLooks = 0,
): Estimate {
  const { epochs, batchSize } = hyperparameters;
  const reads = epochs === "auto" ? likelyEpochs(exampleCount) : ([epochs, epochs] as const);
  const counted = tokenDoubt(baseModel);
  const looked = validationTokens * billedLooks;
  const billed: [number, number] = [
    Math.floor((tokens * reads[0] + looked) * counted[0]),
    Math.ceil((tokens * reads[1] + looked) * counted[1]),
  ];
  const stepsOf = (count: number) => (batchSize === "auto" ? 0 : Math.ceil(exampleCount / batchSize) * count);
  return {
    seconds: null,
    usd: usdPerMillionTokens === null ? null : [(billed[0] / 1e6) * usdPerMillionTokens, (billed[1] / 1e6) * usdPerMillionTokens],
    tokens: billed,
    steps: batchSize === "auto" ? null : [stepsOf(reads[0]), stepsOf(reads[1])],
    formula: [
      `${number.format(tokens)} tokens, counted here (${doubtWords(counted)}), × ${rangeWords(reads)} ${reads[1] === 1 ? "epoch" : "epochs"}${epochs === "auto" ? ", which the provider chooses" : ""}${looked > 0 ? `, and ${number.format(validationTokens)} tokens of the validation split × ${billedLooks} ${billedLooks === 1 ? "look" : "looks"} at it` : ""}.`,
      usdPerMillionTokens === null
        ? "No price is entered for this base model."
        : `At ${money.format(usdPerMillionTokens)} for a million tokens.`,
    ].join(" "),
  };
}

const usualEpochs = 3;
const fewExamples = 100;
const manyExamples = 25_000;
const mostEpochs = 25;

/** OpenAI's published rule for "auto": three epochs, more for few examples, fewer for very many; a third more or less, since rules change. */
export function likelyEpochs(exampleCount: number): Range {
  const count = Math.max(1, exampleCount);
  let usual = usualEpochs;
  if (count * usual < fewExamples) usual = Math.min(mostEpochs, Math.floor(fewExamples / count));
  if (count * usual > manyExamples) usual = Math.max(1, Math.floor(manyExamples / count));
  return [Math.max(1, Math.floor((usual * 2) / 3)), Math.ceil((usual * 4) / 3)];
}

/** How far the provider's count may lie from ours: close where it uses the tokenizer that Hone counts with, wide where it does not. */
function tokenDoubt(baseModel: string): Range {
  return /^(gpt-|o\d)/.test(baseModel) ? [1, 1.05] : [0.9, 1.25];
}

function doubtWords([low, high]: Range): string {
  const percent = (share: number) => Math.round(Math.abs(share - 1) * 100);
  return low === 1 ? `up to ${percent(high)}% more at the provider` : `${percent(low)}% fewer to ${percent(high)}% more at the provider`;
}

function rangeWords([low, high]: Range): string {
  return low === high ? number.format(low) : `${number.format(low)} to ${number.format(high)}`;
}

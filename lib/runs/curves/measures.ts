/** What is measured at a step, in the order in which people look at it; also the names of the columns. */
export const measures = [
  "trainLoss",
  "validLoss",
  "trainAccuracy",
  "validAccuracy",
  "learningRate",
  "gradientNorm",
  "tokensPerSecond",
] as const;

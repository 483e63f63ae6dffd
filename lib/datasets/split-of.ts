import type { Split, SplitRatios } from "./schemas";

/** Shares as bounds on the split point; a split with no share gets nothing, however the sum rounds. */
export function upperBounds({ train, validation, test }: SplitRatios): [train: number, validation: number] {
  if (test > 0) return [train, train + validation];
  return [validation > 0 ? train : 2, 2];
}

export function splitOf(splitPoint: number, ratios: SplitRatios): Split {
  const [train, validation] = upperBounds(ratios);
  if (splitPoint < train) return "train";
  return splitPoint < validation ? "validation" : "test";
}

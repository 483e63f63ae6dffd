import { expect, test } from "vitest";
import { costRange } from "./cost-range";

test.each([
  [null, "price not known"],
  [[0, 0], "no charge"],
  [[6.8, 6.8], "$6.80"],
  [[5.1, 8.4], "$5.10 to $8.40"],
  [[0.001, 0.002], "less than $0.01"],
] as const)("the cost %j reads %s", (usd, words) => {
  expect(costRange(usd)).toBe(words);
});

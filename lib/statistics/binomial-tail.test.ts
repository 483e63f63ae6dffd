import { expect, test } from "vitest";
import { binomialTail } from "./binomial-tail";

test("tails that tables print", () => {
  // Fisher's lady tasting tea by coins: 8 of 8 right.
  expect(binomialTail(8, 8, 0.5)).toBeCloseTo(1 / 256, 12);
  // By whole numbers: 176 of 1,024 and 195,825 of 531,441.
  expect(binomialTail(7, 10, 0.5)).toBeCloseTo(0.171875, 12);
  expect(binomialTail(5, 12, 1 / 3)).toBeCloseTo(0.368479, 6);
  expect(binomialTail(0, 12, 1 / 3)).toBe(1);
  expect(binomialTail(3, 3, 1 / 3)).toBeCloseTo(1 / 27, 12);
});

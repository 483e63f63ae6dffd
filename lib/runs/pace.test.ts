import { expect, test } from "vitest";
import { likelySeconds } from "./pace";

const run = (seconds: number) => ({ seconds, trainedTokens: 1_000 });

test("without an earlier run nobody can say how long it takes", () => {
  expect(likelySeconds([], [1_000, 1_000])).toBeNull();
});

test("one run alone gives a wide range around its own pace", () => {
  expect(likelySeconds([run(60)], [2_000, 2_000])).toEqual([80, 180]);
});

test("many runs give what nine in ten of them took, whatever the odd one did", () => {
  const runs = [...Array.from({ length: 9 }, (_, index) => run(100 + index)), run(1_000), run(1)];
  const [low, high] = likelySeconds(runs, [1_000, 3_000]) ?? [];
  expect(low).toBeCloseTo(100);
  expect(high).toBeCloseTo(3 * 108);
});

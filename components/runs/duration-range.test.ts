import { expect, test } from "vitest";
import { aboutDuration, durationRange } from "./duration-range";

test.each([
  [[19 * 60, 26 * 60], "19 to 26 min"],
  [[31, 58], "30 s to 1 min"],
  [[41, 53], "40 to 55 s"],
  [[100, 101], "about 1 min 30 s"],
  [[0.2, 0.3], "about 1 s"],
] as const)("%j seconds read as %s", (range, words) => {
  expect(durationRange(range)).toBe(words);
});

test("one figure for a button", () => {
  expect(aboutDuration([100, 140])).toBe("about 2 min");
});

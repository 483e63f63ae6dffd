import { expect, test } from "vitest";
import { ceilingOf } from "./ceiling-of";

test.each([
  ["", 12.4],
  ["  ", 12.4],
  ["0", 0],
  ["5", 5],
  ["five", 12.4],
])("“%s” typed in a plan of up to $12.40 is at most %d", (typed, most) => {
  expect(ceilingOf(typed, 12.4)).toBe(most);
});

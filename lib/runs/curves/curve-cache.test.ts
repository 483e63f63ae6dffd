import { expect, test } from "vitest";
import { findKept, keepCurve } from "./curve-cache";

const curve = (count: number) => ({ steps: new Float64Array(count), moments: new Float64Array(), values: {} });

test("a curve is found under the position it was packed at, and under no later one", () => {
  const own = curve(10);
  keepCurve("a", "7", own);
  expect(findKept("a", "7")).toBe(own);
  expect(findKept("a", "8")).toBeNull();
});

test("what nobody has looked at for longest makes room", () => {
  const large = 3 * 2 ** 20;
  keepCurve("old", "1", curve(large));
  keepCurve("used", "1", curve(large));
  expect(findKept("old", "1")).not.toBeNull();
  keepCurve("new", "1", curve(large));
  expect([findKept("used", "1"), findKept("old", "1") === null, findKept("new", "1") === null]).toEqual([null, false, false]);
});

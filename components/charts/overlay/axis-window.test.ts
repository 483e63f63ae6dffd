import { expect, test } from "vitest";
import { isWhole, moved, wholeWindow, widened, zoomed } from "./axis-window";
import { joinLines } from "./overlay-line";

const total = 1_000;

test("coming closer keeps what is pointed at in its place, and going back ends at all of it", () => {
  const near = zoomed(wholeWindow(total), total, { factor: 0.5, anchor: 0.25 });
  expect(near).toEqual({ from: 125, to: 625 });
  expect((250 - near.from) / (near.to - near.from)).toBe(0.25);
  expect(isWhole(zoomed(near, total, { factor: 4 }), total)).toBe(true);
});

test("nobody moves past an end, nor closer than there is something to see", () => {
  expect(moved({ from: 100, to: 300 }, total, -5)).toEqual({ from: 0, to: 200 });
  expect(moved({ from: 100, to: 300 }, total, 50)).toEqual({ from: 800, to: 1_000 });
  let window = wholeWindow(total);
  for (let step = 0; step < 50; step++) window = zoomed(window, total, { factor: 0.5 });
  expect(window.to - window.from).toBeCloseTo(0.5, 6);
  expect(widened({ from: 100, to: 300 }, total, 1)).toEqual({ from: 0, to: 500 });
});

test("a finer window takes the place of the coarse line and nothing besides", () => {
  const coarse = { at: [0, 10, 20, 30, 40], values: [0, 1, 2, 3, 4] };
  const fine = { at: [9, 10, 15, 20, 21], values: [9, 1, 9, 2, 9] };
  expect(joinLines(coarse, fine, { from: 10, to: 20 })).toEqual({ at: [0, 10, 15, 20, 30, 40], values: [0, 1, 9, 2, 3, 4] });
});

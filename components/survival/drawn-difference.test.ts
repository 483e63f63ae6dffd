import { expect, test } from "vitest";
import { drawnDifference } from "./drawn-difference";

const domain = [-15, 15] as const;

test("what fits is drawn as it is", () => {
  const estimate = { value: -2, low: -6, high: 2, midLow: -3.4, midHigh: -0.6 };
  expect(drawnDifference(estimate, domain)).toEqual({ estimate, leaves: { low: false, high: false }, isBeyond: false });
});

test("a difference that lies outside as a whole stays at the edge, dot and all, and is marked", () => {
  expect(drawnDifference({ value: -40, low: -48, high: -32, midLow: -43, midHigh: -37 }, domain)).toEqual({
    estimate: { value: -15, low: -15, high: -15, midLow: -15, midHigh: -15 },
    leaves: { low: true, high: false },
    isBeyond: true,
  });
  expect(drawnDifference({ value: 30, low: 10, high: 50 }, domain)).toEqual({
    estimate: { value: 15, low: 10, high: 15 },
    leaves: { low: false, high: true },
    isBeyond: true,
  });
});

test("an end that lies outside is marked, and the dot keeps its place", () => {
  expect(drawnDifference({ value: -4, low: -20, high: 12 }, domain)).toMatchObject({
    estimate: { value: -4, low: -15, high: 12 },
    leaves: { low: true, high: false },
    isBeyond: false,
  });
});

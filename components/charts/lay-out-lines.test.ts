import { expect, test } from "vitest";
import { layOutLines } from "./lay-out-lines";
import type { LineSegment } from "./version-lines";

const estimate = { value: 50, low: 40, high: 60 };
const segment = (id: string, count: number): LineSegment => ({
  id,
  label: id,
  points: Array.from({ length: count }, (_, index) => ({ id: `${id}${index}`, label: `v${index}`, estimate })),
});

test("segments stand side by side, never over each other, each point inside its own", () => {
  const { placed } = layOutLines([segment("a", 3), segment("b", 0), segment("c", 2)], [28, 500]);
  expect(placed.map(({ id, points }) => [id, points.length])).toEqual([
    ["a", 3],
    ["b", 0],
    ["c", 2],
  ]);
  for (const { from, to, points } of placed) for (const { x } of points) expect(x > from && x < to).toBe(true);
  for (const [index, { from }] of placed.entries()) if (index > 0) expect(from).toBeGreaterThan(placed[index - 1]?.to ?? 0);
  expect(placed.at(-1)?.to).toBeCloseTo(500);
});

test("where the room is too small the newest are drawn", () => {
  const { placed, step } = layOutLines([segment("old", 30), segment("new", 10)], [28, 324]);
  expect(placed.map(({ id, points }) => [id, points.length])).toEqual([
    ["old", 5],
    ["new", 10],
  ]);
  expect(placed[0]?.points[0]?.id).toBe("old25");
  expect(step).toBeGreaterThanOrEqual(18);
});

import { expect, test } from "vitest";
import { allocateRanges, bucketCount, sizeOf } from "./allocate-ranges";
import { bucketOf, variantAt } from "./assign-variant";
import type { Ranges } from "./schemas";

const units = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`);
const buckets = units.map((unit) => ({ unit, bucket: bucketOf("salt", unit) }));

function split(shares: Record<string, number>, before = new Map<string, Ranges>()) {
  const wanted = Object.entries(shares).map(([id, share]) => ({ id, share, ranges: before.get(id) ?? [] }));
  const ranges = allocateRanges(wanted);
  const variants = [...ranges].map(([id, own]) => ({ id, ranges: own }));
  const assigned = new Map(buckets.map(({ unit, bucket }) => [unit, variantAt(variants, bucket)?.id ?? "nobody"]));
  return { ranges, assigned };
}

const partOf = (assigned: Map<string, string>, id: string) => [...assigned.values()].filter((one) => one === id).length / units.length;

test("shares arrive as planned, within what chance allows", () => {
  const { assigned } = split({ a: 7_000, b: 2_900, c: 100 });
  // Four standard errors of 20,000 people.
  for (const [id, share] of Object.entries({ a: 0.7, b: 0.29, c: 0.01 })) {
    expect(Math.abs(partOf(assigned, id) - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / units.length));
  }
  expect(partOf(assigned, "nobody")).toBe(0);
});

test("nobody moves who need not when shares change, whoever grows and shrinks", () => {
  const before = split({ a: 5_000, b: 3_000, c: 2_000 });
  const after = split({ a: 6_000, b: 3_000, c: 500, d: 500 }, before.ranges);
  const moves = units.map((unit) => [before.assigned.get(unit), after.assigned.get(unit)] as const).filter(([from, to]) => from !== to);
  expect(moves.every(([from]) => from === "c")).toBe(true);
  expect(Math.abs(moves.length / units.length - 0.15)).toBeLessThan(0.015);
});

test("a ramp from 1 to 10 to 50 percent keeps who is in", () => {
  const first = split({ old: 9_900, new: 100 });
  const second = split({ old: 9_000, new: 1_000 }, first.ranges);
  const third = split({ old: 5_000, new: 5_000 }, second.ranges);
  const isIn = ({ assigned }: typeof first, unit: string) => assigned.get(unit) === "new";
  expect(units.filter((unit) => isIn(first, unit)).every((unit) => isIn(second, unit))).toBe(true);
  expect(units.filter((unit) => isIn(second, unit)).every((unit) => isIn(third, unit))).toBe(true);
});

test("the ranges cover every bucket once, through a hundred changes", () => {
  let ranges = new Map<string, Ranges>();
  for (let change = 1; change <= 100; change++) {
    const a = (change * 3_571) % bucketCount;
    const b = (change * 7_919) % (bucketCount - a);
    const shares = Object.entries({ a, b, c: bucketCount - a - b });
    ranges = allocateRanges(shares.map(([id, share]) => ({ id, share, ranges: ranges.get(id) ?? [] })));
    const sorted = [...ranges.values()].flat().toSorted(([one], [other]) => one - other);
    expect(sorted.reduce((at, [from, to]) => (at === from ? to : Number.NaN), 0)).toBe(bucketCount);
    expect([...ranges.values()].map(sizeOf)).toEqual([a, b, bucketCount - a - b]);
  }
});

test("two deployments split the same people independently", () => {
  const together = units.filter((unit) => bucketOf("one", unit) < 5_000 && bucketOf("other", unit) < 5_000).length;
  expect(Math.abs(together / units.length - 0.25)).toBeLessThan(0.015);
});

test("half-open: a bucket on the border belongs to one", () => {
  const variants: { id: string; ranges: Ranges }[] = [
    { id: "a", ranges: [[0, 5_000]] },
    { id: "b", ranges: [[5_000, bucketCount]] },
  ];
  expect([4_999, 5_000, 9_999].map((bucket) => variantAt(variants, bucket)?.id)).toEqual(["a", "b", "b"]);
  expect(variantAt(variants, bucketCount)).toBeUndefined();
});

test("shares that do not make the whole are a bug, not a split", () => {
  expect(() => allocateRanges([{ id: "a", ranges: [], share: 9_999 }])).toThrow("9999 buckets");
});

import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { holm } from "./holm";
import { createRandom } from "./random";

const published = [0.01, 0.04, 0.03, 0.005, 0.2, 0.5];
const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(10)));

test("published numbers", () => {
  expect(rounded(holm(published))).toEqual([0.05, 0.12, 0.12, 0.03, 0.4, 0.5]);
  expect(rounded(benjaminiHochberg(published))).toEqual([0.03, 0.06, 0.06, 0.03, 0.24, 0.5]);
});

test("one test stays as it is, none stays none, and nothing leaves 0 to 1", () => {
  expect([holm([0.04]), benjaminiHochberg([0.04])]).toEqual([[0.04], [0.04]]);
  expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});

test("of families without any difference, Holm cries wolf over at most one in twenty", () => {
  const random = createRandom(7);
  const families = Array.from({ length: 4_000 }, () => Array.from({ length: 6 }, () => random()));
  const alarms = (adjust: (pValues: number[]) => number[]) =>
    families.filter((family) => adjust(family).some((p) => p < 0.05)).length / families.length;
  expect(alarms((family) => family)).toBeGreaterThan(0.2);
  expect(alarms(holm)).toBeLessThan(0.06);
});

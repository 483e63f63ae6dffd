import { expect, test } from "vitest";
import { compareSentence } from "./compare-sentence";
import { byResult, lookOf } from "./compared-line";
import { comparedRun } from "./testing/compared-run";

test("the lowest loss is named, and never called better", () => {
  const rows = byResult([
    comparedRun({ number: 3, bestValidLoss: 0.7 }),
    comparedRun({ number: 4, bestValidLoss: 0.6 }),
    comparedRun({ number: 5 }),
  ]);
  expect(rows.map(({ run }) => run.number)).toEqual([4, 3, 5]);
  const { text, detail } = compareSentence(rows);
  expect(text).toBe("Run 4 reached the lowest validation loss of these 3: 0.600.");
  expect(detail).toContain("run 3 follows with 0.700");
  expect(detail).toContain("without an interval");
});

test("two that share the lowest loss are both named", () => {
  const rows = byResult([comparedRun({ number: 3, bestValidLoss: 0.6 }), comparedRun({ number: 4, bestValidLoss: 0.6 })]);
  expect(compareSentence(rows)).toMatchObject({ text: "2 runs share the lowest validation loss of these 2: 0.600." });
});

test("losses on different data are not put on one scale", () => {
  const rows = [comparedRun({ number: 3, bestValidLoss: 0.7 }), comparedRun({ number: 4, bestValidLoss: 0.8, version: "other" })];
  expect(compareSentence(rows).detail).toContain("different data");
});

test("without a validation loss nothing is called lowest", () => {
  expect(compareSentence([comparedRun({ number: 1 }), comparedRun({ number: 2 })]).text).toBe("2 runs, side by side.");
});

test("six runs have colours of their own, and all others wait to be pointed at", () => {
  const looks = Array.from({ length: 8 }, (_, place) => lookOf(comparedRun({ number: place + 1 }), place));
  expect(new Set(looks.slice(0, 6).map(({ tone }) => tone)).size).toBe(6);
  expect(new Set(looks.slice(0, 6).map(({ mark }) => mark)).size).toBe(6);
  expect(looks.slice(6).map(({ tone }) => tone)).toEqual(["baseline", "baseline"]);
});

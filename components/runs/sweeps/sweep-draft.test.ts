import { expect, test } from "vitest";
import { type AxisDraft, readAxis, splitValues } from "./sweep-draft";

const axis = (change: Partial<AxisDraft>): AxisDraft => ({ key: "1", field: "learningRate", text: "", places: [], ...change });

test("values are read as people write them", () => {
  expect(splitValues(" 1e-4, 2e-4;auto  3 ")).toEqual(["1e-4", "2e-4", "auto", "3"]);
  expect(readAxis(axis({ text: "1e-4, auto" }), []).axis).toEqual({ field: "parameter", name: "learningRate", values: [0.0001, "auto"] });
  expect(readAxis(axis({ field: "seed", text: "1 2" }), []).axis).toEqual({ field: "seed", values: [1, 2] });
});

test.each([
  [axis({ text: "" }), /Write the values/],
  [axis({ text: "1e-4, fast" }), /“fast” cannot be a value/],
  [axis({ field: "epochs", text: "0" }), /“0” cannot be a value/],
  [axis({ field: "seed", text: "1.5" }), /whole number/],
  [axis({ field: "baseModel" }), /at least one base model/],
])("what cannot be used is said in words", (draft, words) => {
  expect(readAxis(draft, []).problem).toMatch(words);
});

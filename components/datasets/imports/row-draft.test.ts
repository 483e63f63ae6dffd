import { expect, test } from "vitest";
import { cellsOf, emptyDraft, mendedRow } from "./row-draft";

const row = { raw: "Where is it,,4", record: { message: "Where is it", queue: "", rating: 4 } };
const columns = [
  { name: "message", role: "message" as const, field: null, isOptional: false },
  { name: "queue", role: "answer" as const, field: null, isOptional: false },
  { name: "labels", role: "tag" as const, field: null, isOptional: false },
];

test("only imported columns can be mended, also one that the row lacks", () => {
  expect(cellsOf(row, { columns }, { ...emptyDraft(row), cells: { queue: "refund" } })).toEqual([
    { name: "message", role: "message", text: "Where is it", isChanged: false },
    { name: "queue", role: "answer", text: "refund", isChanged: true },
    { name: "labels", role: "tag", text: "", isChanged: false },
  ]);
});

test("the whole row goes back, typed cells in the shape they had", () => {
  expect(mendedRow(row, { ...emptyDraft(row), cells: { queue: "refund", rating: "5" } })).toEqual({
    record: { message: "Where is it", queue: "refund", rating: 5 },
    keepDamaged: false,
  });
});

test("a row that could not be taken apart goes back as its text", () => {
  const broken = { raw: '{"a": ', record: null };
  expect(cellsOf(broken, { columns }, emptyDraft(broken))).toBeNull();
  expect(mendedRow(broken, { ...emptyDraft(broken), raw: '{"a": 1}' })).toEqual({ raw: '{"a": 1}' });
});

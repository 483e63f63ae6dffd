import { expect, test } from "vitest";
import { cellText, typedCell } from "./cells";

test("cells read as text, and an untouched cell stays what it was", () => {
  for (const cell of ["refund", 4, true, ["a"], { role: "user" }, null]) expect(typedCell(cellText(cell), cell)).toEqual(cell);
});

test("text stays text even when it looks like a number; a list stays a list while it can", () => {
  expect(typedCell("42", "41")).toBe("42");
  expect(typedCell("42", null)).toBe("42");
  expect(typedCell('["a", "b"]', ["a"])).toEqual(["a", "b"]);
  expect(typedCell('["a", ', ["a"])).toBe('["a", ');
});

import { expect, test } from "vitest";
import { fixWords, suggestionWords } from "./row-fixes";

const fix = { column: "queue", value: "moving", from: "moveing", to: "moving" };

test("a button says what it does to how many rows", () => {
  expect(suggestionWords("other", fix, 6)).toBe("Use moving, 6 rows");
  expect(suggestionWords("other", fix)).toBe("Use moving");
  expect(suggestionWords("damaged_text", fix, 2)).toBe("Repair, 2 rows");
  expect(suggestionWords("other", { ...fix, to: "x".repeat(200) })).toBe("Use this");
});

test("a row opens under the name of what is missing", () => {
  expect(fixWords("empty_answer")).toBe("Write an answer");
  expect(fixWords("broken_quote")).toBe("Fix the row");
});

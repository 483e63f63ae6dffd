import { expect, test } from "vitest";
import { splitProblem } from "./split-problem";

test.each([
  ["The answer is empty. Write one, or leave the row out.", "The answer is empty.", "Write one, or leave the row out."],
  ["The row ends early: 4 of 7 columns. “labels” has a line break.", "The row ends early: 4 of 7 columns.", "“labels” has a line break."],
  ["The number 3.5 is no text. Write it in words.", "The number 3.5 is no text.", "Write it in words."],
  ["Only one sentence.", "Only one sentence.", ""],
])("“%s”", (problem, what, rest) => {
  expect(splitProblem(problem)).toEqual({ what, rest });
});

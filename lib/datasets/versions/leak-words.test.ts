import { expect, test } from "vitest";
import { leakWords } from "./leak-words";

test.each([
  [null, "Still looking whether test cases stand in training"],
  [{ caseCount: 100, exact: 0, near: 0 }, "No test case was seen in training"],
  [{ caseCount: 1_000, exact: 3, near: 0 }, "3 of 1,000 test cases stand in training too"],
  [{ caseCount: 100, exact: 1, near: 0 }, "1 of 100 test cases stands in training too"],
  [{ caseCount: 100, exact: 0, near: 2 }, "2 of 100 test cases stand nearly the same in training"],
  [{ caseCount: 100, exact: 1, near: 2 }, "3 of 100 test cases stand in training too, 2 of them nearly the same"],
])("%j reads as a sentence", (leak, words) => {
  expect(leakWords(leak)).toBe(words);
});

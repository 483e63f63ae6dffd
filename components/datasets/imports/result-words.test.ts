import { expect, test } from "vitest";
import { resultWords } from "./result-words";

const words = (acceptedCount: number, rejectedCount: number, repeatedCount = 0, leftOutCount = 0) =>
  resultWords({ acceptedCount, rejectedCount, repeatedCount, leftOutCount });

test("a clean file is in", () => {
  expect(words(6, 0)).toEqual({ verdict: "6 examples are in.", detail: "Every row of the file is in." });
});

test("rows that wait are counted, and where to fix them is said", () => {
  expect(words(6, 1).verdict).toBe("6 examples are in. 1 row waits for a fix.");
  expect(words(6, 1).detail).toMatch(/^Fix the rows below here/);
});

test("rows that stayed out or were left out are named", () => {
  expect(words(0, 0, 5)).toEqual({
    verdict: "Nothing new was in this file.",
    detail: "5 rows were in the dataset already, word for word, and stayed out.",
  });
  expect(words(3, 0, 0, 2).detail).toBe("2 rows were left out.");
});

test("when nothing could be imported, that is said", () => {
  expect(words(0, 4).verdict).toBe("No row could be imported. 4 rows wait for a fix.");
});

import { expect, test } from "vitest";
import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { importWords } from "./import-words";

type Tried = ImportPreview["tried"];
const words = (tried: Tried, mappingProblems: ImportPreview["mappingProblems"] = []) => importWords({ tried, mappingProblems });
/** As the server counts: a row that repeats is a good one. */
const tried = (fresh: number, bad: number, repeated = 0, isWholeFile = true): Tried => ({
  good: fresh + repeated,
  bad,
  repeated,
  isWholeFile,
});

test.each([
  [tried(149, 2), "149 rows are good. 2 wait for a fix.", "Import 149 examples"],
  [tried(1, 1), "1 row is good. 1 waits for a fix.", "Import 1 example"],
  [tried(12, 0), "12 rows are good.", "Import 12 examples"],
  [tried(12, 0, 3), "12 rows are good and new.", "Import 12 examples"],
  [tried(998, 2, 0, false), "998 of the first 1,000 rows are good. 2 wait for a fix.", "Import the file"],
  [tried(1_000, 0, 0, false), "All of the first 1,000 rows are good.", "Import the file"],
  [tried(900, 0, 100, false), "900 of the first 1,000 rows are good and new.", "Import the file"],
  [tried(0, 0, 1_000, false), "None of the first rows is new.", "Import the file"],
])("%j reads as “%s”", (counts, verdict, button) => {
  expect(words(counts)).toMatchObject({ verdict, button, blocked: null });
});

test("rows that stay out because they are there already are named", () => {
  expect(words(tried(12, 0, 3)).detail).toBe("3 rows repeat others word for word and will stay out.");
  expect(words(tried(12, 1, 3)).detail).toMatch(/^3 rows repeat others/);
});

test("columns that are not settled, nothing new, or nothing usable blocks the import and says why", () => {
  const problem = "No column holds the answer. Choose the column with the answer that the model should learn.";
  expect(words(tried(3, 0), [{ field: "mapping", problem }])).toMatchObject({
    verdict: "No column holds the answer.",
    detail: "Choose the column with the answer that the model should learn.",
    blocked: problem,
  });
  expect(words(tried(0, 0, 5)).blocked).toMatch(/already/);
  expect(words(tried(0, 3)).blocked).toMatch(/None of the rows/);
});

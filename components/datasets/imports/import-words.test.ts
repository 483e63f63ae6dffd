import { expect, test } from "vitest";
import type { ImportMapping, ImportPreview } from "@/lib/datasets/imports/schemas";
import { importWords } from "./import-words";

const mapping: ImportMapping = { shape: "columns", system: null, prompt: "message", answer: "queue", group: null, systemText: "" };
const words = (tried: ImportPreview["tried"], changed: Partial<ImportMapping> = {}) => importWords({ tried }, { ...mapping, ...changed });

test.each([
  [{ good: 149, bad: 2, isWholeFile: true }, "149 rows are good. 2 wait for a fix.", "Import 149 rows"],
  [{ good: 1, bad: 1, isWholeFile: true }, "1 row is good. 1 waits for a fix.", "Import 1 row"],
  [{ good: 12, bad: 0, isWholeFile: true }, "12 rows are good.", "Import 12 rows"],
  [{ good: 998, bad: 2, isWholeFile: false }, "998 of the first 1,000 rows are good. 2 wait for a fix.", "Import the file"],
])("%j reads as “%s”", (tried, verdict, button) => {
  expect(words(tried)).toMatchObject({ verdict, button, blocked: null });
});

test("nothing to read, nothing to learn, or nothing usable blocks the import and says why", () => {
  const tried = { good: 3, bad: 0, isWholeFile: true };
  expect(words(tried, { prompt: "" }).blocked).toMatch(/column that the model reads/);
  expect(words(tried, { answer: null }).blocked).toMatch(/column with the answer/);
  expect(words({ good: 0, bad: 3, isWholeFile: true }).blocked).toMatch(/None of the rows/);
});

import { expect, test } from "vitest";
import { fixedWords } from "./fixed-words";

test.each([
  [{ added: 6, repeated: 0, remaining: 0 }, "6 rows are in."],
  [{ added: 1, repeated: 1, remaining: 2 }, "1 row is in. 1 row was in the dataset already and stayed out. 2 rows still wait."],
  [{ added: 0, repeated: 0, remaining: 1 }, "1 row still waits."],
  [{ added: 0, repeated: 0, remaining: 0 }, "No row was changed."],
])("%j", (outcome, words) => {
  expect(fixedWords(outcome)).toBe(words);
});

import { expect, test } from "vitest";
import { countWords } from "./count-words";

test("says how many match of how many, and when that is an estimate", () => {
  expect(countWords(146, true, 4_812)).toBe("146 of 4,812");
  expect(countWords(12_000, false, 1_000_000)).toBe("about 12,000 of 1,000,000");
  // The count of all may be a moment older than that of the list.
  expect(countWords(5, true, 4)).toBe("5 of 5");
});

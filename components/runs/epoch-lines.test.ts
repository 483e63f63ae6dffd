import { expect, test } from "vitest";
import { epochLines } from "./epoch-lines";

test("the first checkpoint says how long an epoch is, also for those to come", () => {
  expect(epochLines([{ step: 20 }, { step: 10 }], 30).map(({ at }) => at)).toEqual([10, 20, 30]);
});

test("no line before the first checkpoint, and none when they would crowd the picture", () => {
  expect(epochLines([], 30)).toEqual([]);
  expect(epochLines([{ step: 10 }], 300)).toEqual([]);
});

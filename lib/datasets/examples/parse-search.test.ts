import { expect, test } from "vitest";
import { parseSearch } from "./parse-search";

test("the last word is a beginning, the others are whole", () => {
  expect(parseSearch("Rechnung REFU")).toEqual({ words: ["rechnung"], beginning: "refu", literals: [] });
  expect(parseSearch("my id")).toEqual({ words: ["my", "id"], beginning: null, literals: [] });
});

test("signs around a word do not count, signs alone and within do", () => {
  expect(parseSearch("message 7,")).toEqual({ words: ["message", "7"], beginning: null, literals: [] });
  expect(parseSearch("%")).toEqual({ words: [], beginning: null, literals: ["%"] });
  expect(parseSearch("🙂 ok")).toEqual({ words: ["ok"], beginning: null, literals: ["🙂"] });
  expect(parseSearch("ada@example.org")).toEqual({ words: [], beginning: "ada@example.org", literals: ["ada@example.org"] });
  expect(parseSearch("don't go")).toEqual({ words: ["don't", "go"], beginning: null, literals: ["don't"] });
});

test("what is quoted stands together", () => {
  expect(parseSearch("“Final bill” moving")).toEqual({ words: ["final bill"], beginning: "moving", literals: ["final bill"] });
  expect(parseSearch('moving "final bill"')).toEqual({ words: ["final bill", "moving"], beginning: null, literals: ["final bill"] });
  expect(parseSearch('say "now')).toEqual({ words: ["say"], beginning: "now", literals: [] });
});

test("scripts without spaces are found within a run", () => {
  expect(parseSearch("退款")).toEqual({ words: ["退款"], beginning: null, literals: ["退款"] });
  expect(parseSearch("müller 世界地図")).toEqual({ words: ["müller", "世界地図"], beginning: null, literals: ["世界地図"] });
});

test("nothing typed asks for nothing", () => {
  expect(parseSearch("  ")).toEqual({ words: [], beginning: null, literals: [] });
});

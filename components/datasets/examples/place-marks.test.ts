import { expect, test } from "vitest";
import { describeMarks, placeMarks, type WordedMark } from "./place-marks";

const mark = (text: string, from: number): WordedMark => ({
  part: "messages",
  message: 0,
  call: null,
  from,
  to: from + text.length,
  type: "email",
  text,
  words: `It is ${text}.`,
});
const shown = (text: string, ...marks: WordedMark[]) => placeMarks(text, marks).map(({ from, to }) => `${from} ${text.slice(from, to)}`);

test("a mark stands where it was found, with the words of its issue", () => {
  expect(placeMarks("write to a@b.org today", [mark("a@b.org", 9)])).toEqual([{ from: 9, to: 16, words: "It is a@b.org." }]);
});

test("it moves with its words while somebody types, and goes with them", () => {
  expect(shown("please write to a@b.org", mark("a@b.org", 9))).toEqual(["16 a@b.org"]);
  expect(shown("write to a@b.or", mark("a@b.org", 9))).toEqual([]);
  expect(shown("", mark("a@b.org", 0))).toEqual([]);
});

test("the same words twice are two marks, each at its own place and never one over the other", () => {
  const text = "a@b.org or a@b.org";
  expect(shown(text, mark("a@b.org", 11))).toEqual(["11 a@b.org"]);
  expect(shown(text, mark("a@b.org", 11), mark("a@b.org", 0))).toEqual(["0 a@b.org", "11 a@b.org"]);
  expect(shown("only a@b.org", mark("a@b.org", 11), mark("a@b.org", 0))).toEqual(["5 a@b.org"]);
});

test("words out of JSON are found in what the JSON says", () => {
  expect(shown("key: one\ntwo", mark("one\\ntwo", 40))).toEqual(["5 one\ntwo"]);
  expect(shown("a \\ lone", mark("\\ lone", 2))).toEqual(["2 \\ lone"]);
});

test("in words, every issue is said once with all that it means", () => {
  const twice = { ...mark("a@b.org", 0), words: "An address, 3 times." };
  const text = "a@b.org, c@d.org, a@b.org and 0123";
  const placed = placeMarks(text, [twice, { ...twice, from: 18 }, { ...twice, text: "c@d.org", from: 9 }, mark("0123", 30)]);
  expect(describeMarks(text, placed)).toBe("An address, 3 times. Marked: a@b.org, c@d.org. It is 0123. Marked: 0123.");
});

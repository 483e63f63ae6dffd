import { expect, test } from "vitest";
import { hasEndedSince } from "./has-ended-since";

const ended = { id: "one", finishedAt: new Date(1_000) };
const working = { id: "one", finishedAt: null };

test("an edit has ended when it was at work, was not there yet, or has been taken back since", () => {
  expect(hasEndedSince([working], [ended])).toBe(true);
  expect(hasEndedSince([], [ended])).toBe(true);
  expect(hasEndedSince([ended], [{ id: "one", finishedAt: new Date(2_000) }])).toBe(true);
});

test("nothing has ended that is at work, was done at once, or had ended before", () => {
  expect(hasEndedSince([], [working])).toBe(false);
  expect(hasEndedSince([working], [working])).toBe(false);
  expect(hasEndedSince([ended], [ended])).toBe(false);
  expect(hasEndedSince([ended], [])).toBe(false);
});

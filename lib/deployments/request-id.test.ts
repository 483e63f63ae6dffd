import { expect, test } from "vitest";
import { requestIdFloor, requestIdMaker } from "./request-id";

const ids = requestIdMaker("a secret of at least thirty-two characters");

test("an id is its project's alone, and no other house's", () => {
  const id = ids.make("ours");
  expect(ids.isOf("ours", id)).toBe(true);
  expect(ids.isOf("theirs", id)).toBe(false);
  expect(requestIdMaker("another secret of thirty-two characters").isOf("ours", id)).toBe(false);
  expect(ids.isOf("ours", `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`)).toBe(false);
  for (const wrong of ["", "req_", "req_x", `${id} `, id.toUpperCase()]) expect(ids.isOf("ours", wrong)).toBe(false);
});

test("ids sort by time and have one length", () => {
  const times = [1, 1_700_000_000_000, 1_800_000_000_000, 1_800_000_000_001];
  const made = times.map((at) => ids.make("ours", at));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made.map(({ length }) => length)).size).toBe(1);
  expect(requestIdFloor(1_800_000_000_000) < ids.make("ours", 1_800_000_000_000)).toBe(true);
  expect(requestIdFloor(1_800_000_000_001) > ids.make("ours", 1_800_000_000_000)).toBe(true);
});

test("ten thousand ids of one moment differ", () => {
  expect(new Set(Array.from({ length: 10_000 }, () => ids.make("ours", 1))).size).toBe(10_000);
});

import { expect, test } from "vitest";
import { createRunViewInput } from "../views/schemas";
import { noFilter, readPlace, readViewQuery, toViewQuery, usualSort } from "./run-place";

test("an address says the same when it is written and read again, whatever a base model is called", () => {
  const place = readPlace({ base: "Qwen3%2C 8B,100%25", state: "succeeded,failed", sort: "loss", group: "sweep", columns: "all" });
  expect(place.filter.base).toEqual(["Qwen3, 8B", "100%"]);
  expect(readViewQuery(toViewQuery(place))).toEqual(place);
});

test("what is as usual leaves no word, and what is mistyped narrows nothing", () => {
  expect(toViewQuery({ filter: noFilter, sort: usualSort, group: null, showsAll: false })).toBe("");
  expect(readPlace({ state: "finished", sort: "colour", group: "mood", base: "tiny" })).toMatchObject({
    filter: { ...noFilter, base: ["tiny"] },
    sort: usualSort,
    group: null,
  });
});

test("what is no address of the list is not saved as a view", () => {
  const isTaken = (query: string) => createRunViewInput.safeParse({ name: "x", query }).success;
  expect([isTaken("group=sweep&sort=loss"), isTaken("group=mood"), isTaken("colour=red")]).toEqual([true, false, false]);
});

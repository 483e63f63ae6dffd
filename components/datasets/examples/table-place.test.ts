import { describe, expect, test } from "vitest";
import { noFilter } from "@/lib/datasets/examples/example-filter";
import { placeNames, readPlace, readViewQuery, toAddress, toggleValue, toViewQuery } from "./table-place";

describe("the table's address", () => {
  test("says the same when it is written and read again, whatever a tag is called", () => {
    const place = readPlace({ search: "moved out & in", state: "draft,in_review", sort: "-tokens" });
    place.filter = toggleValue(toggleValue(place.filter, "tag", "50%, or more"), "tag", "umzug / été");
    expect(place.filter.tag).toEqual(["50%, or more", "umzug / été"]);
    expect(readPlace(toAddress(place))).toEqual(place);
    expect(readViewQuery(toViewQuery(place))).toEqual(place);
  });

  test("names every word, so that a filter that was taken off leaves the address", () => {
    const address = toAddress({ filter: noFilter, sort: "position" });
    expect(Object.keys(address)).toEqual([...placeNames]);
    expect(new Set(Object.values(address))).toEqual(new Set([null]));
    expect(toViewQuery({ filter: noFilter, sort: "position" })).toBe("");
  });

  test("keeps what can be read of a mistyped one", () => {
    const { filter, sort } = readPlace({ state: "aproved", split: "test", changedWithinDays: "soon", sort: "colour" });
    expect(filter).toEqual({ ...noFilter, split: ["test"] });
    expect(sort).toBe("position");
  });

  test("a value goes on and off", () => {
    const on = toggleValue(noFilter, "split", "test");
    expect(on.split).toEqual(["test"]);
    expect(toggleValue(on, "split", "test")).toEqual(noFilter);
  });
});

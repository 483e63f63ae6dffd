import { describe, expect, test } from "vitest";
import { canWiden, countOf, type ExampleSelection, nothingSelected, tick, tickedOf } from "./selection";

const loaded = ["a", "b", "c"];
const all: ExampleSelection = {
  kind: "matching",
  query: "tag=moving",
  words: "moving",
  total: 146,
  isTotalExact: true,
  exceptIds: new Set(),
};

describe("the selection", () => {
  test("ticked rows stay ticked when a filter hides them", () => {
    const one = tick(nothingSelected, loaded, "tag=moving", new Set(["b"]));
    const two = tick(one, ["d", "e"], "split=test", new Set([...tickedOf(one, ["d", "e"], "split=test"), "e"]));
    expect(countOf(two)).toBe(2);
    expect(tickedOf(two, loaded, "")).toEqual(new Set(["b", "e"]));
  });

  test("all that match ticks every row that is loaded, also later ones, but those taken out", () => {
    expect(tickedOf(all, loaded, "tag=moving")).toEqual(new Set(loaded));
    const less = tick(all, loaded, "tag=moving", new Set(["a", "c"]));
    expect(countOf(less)).toBe(145);
    expect(tickedOf(less, [...loaded, "d"], "tag=moving")).toEqual(new Set(["a", "c", "d"]));
    const again = tick(less, loaded, "tag=moving", new Set(loaded));
    expect(countOf(again)).toBe(146);
  });

  test("unticking all of them leaves nothing", () => {
    expect(tick(all, loaded, "tag=moving", new Set())).toBe(nothingSelected);
  });

  test("under another filter it keeps what it holds until a row is ticked", () => {
    expect(tickedOf(all, loaded, "split=test")).toEqual(new Set());
    expect(countOf(all)).toBe(146);
    expect(tick(all, loaded, "split=test", new Set(["a"]))).toEqual({ kind: "these", ids: new Set(["a"]) });
  });

  test("can be widened once every loaded row is ticked and there are more", () => {
    const these = (...ids: string[]): ExampleSelection => ({ kind: "these", ids: new Set(ids) });
    expect(canWiden(these(...loaded), loaded, 146, true)).toBe(true);
    expect(canWiden(these("a", "b"), loaded, 146, true)).toBe(false);
    expect(canWiden(these(...loaded), loaded, 3, true)).toBe(false);
    expect(canWiden(these(...loaded), loaded, 3, false)).toBe(true);
    expect(canWiden(all, loaded, 146, true)).toBe(false);
    expect(canWiden(nothingSelected, [], 0, true)).toBe(false);
  });
});

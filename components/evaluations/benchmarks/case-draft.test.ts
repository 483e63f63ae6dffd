import { afterEach, expect, test, vi } from "vitest";
import { emptyDraft, toCases } from "./case-draft";

afterEach(() => vi.unstubAllGlobals());

test("a case can be typed where Hone is opened by plain http, where a browser makes no UUIDs", () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(emptyDraft()).toMatchObject({ question: "", target: "" });
  expect(new Set([emptyDraft(), emptyDraft(), emptyDraft()].map(({ key }) => key)).size).toBe(3);
});

test("rows without a question are not meant", () => {
  expect(toCases([{ ...emptyDraft(), question: " Where is it? ", target: "delivery" }, emptyDraft()])).toEqual([
    { prompt: [{ role: "user", content: "Where is it?" }], target: "delivery" },
  ]);
});

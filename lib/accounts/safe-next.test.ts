import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test("a path of ours is kept, with its query", () => {
  expect(safeNext("/projects/p1/data?q=a%20b", "/")).toBe("/projects/p1/data?q=a%20b");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\t//evil.example",
  "javascript:alert(1)",
  "",
  undefined,
  ["/a", "/b"],
])("%j leads home", (next) => {
  expect(safeNext(next, "/")).toBe("/");
});

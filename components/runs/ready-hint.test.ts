import { expect, test } from "vitest";
import { readyHint } from "./ready-hint";

test("the time of day says whose time it is", () => {
  expect(readyHint([120, 240], new Date("2027-01-14T14:29:00Z"))).toMatch(/^likely .+, at about 14:32 UTC$/);
});

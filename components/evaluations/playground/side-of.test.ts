import { expect, test } from "vitest";
import { createRandom } from "@/lib/statistics/random";
import { shuffled } from "./side-of";

test("every order is as likely, and nobody is lost", () => {
  const random = createRandom(3);
  const seen = new Map<string, number>();
  for (let round = 0; round < 6_000; round++) {
    const order = shuffled(["a", "b", "c"], random).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

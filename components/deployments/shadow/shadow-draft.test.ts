import { expect, test } from "vitest";
import type { Variant } from "@/lib/deployments/schemas";
import { shadowDifferences, takeNewerShadow } from "./shadow-draft";

const variant = (number: number): Variant => ({
  id: `id${number}`,
  number,
  share: 0,
  isFallback: false,
  systemPrompt: null,
  parameters: {},
  modelVersion: { id: `m${number}`, name: `v${number}`, kind: "fine_tune", baseModel: "tiny" },
  parity: null,
  createdAt: new Date(0),
});

const variants = [variant(1), variant(2)];
const off = { variantId: null, share: 0.1 };

test("a shadow that somebody else has set since is named, and how much of the requests it is asked", () => {
  expect(shadowDifferences(off, { variantId: "id2", share: 0.5 }, variants)).toEqual([
    { label: "What is asked", was: "nothing", is: "v2" },
    { label: "Of the requests", was: "10%", is: "50%" },
  ]);
  expect(shadowDifferences({ variantId: "id1", share: 0.1 }, { variantId: null, share: 0.5 }, variants)).toEqual([
    { label: "What is asked", was: "v1", is: "nothing" },
  ]);
  expect(shadowDifferences(off, { ...off }, variants)).toEqual([]);
});

test("what was typed stays where nobody has set anything else", () => {
  const draft = { chosen: "id1", percent: "75" };
  expect(takeNewerShadow(draft, off, { variantId: "id2", share: 0.1 })).toEqual({ chosen: "id2", percent: "75" });
  expect(takeNewerShadow(draft, { variantId: "id1", share: 0.1 }, { variantId: "id1", share: 0.2 })).toEqual({
    chosen: "id1",
    percent: "20",
  });
});

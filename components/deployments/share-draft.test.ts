import { expect, test } from "vitest";
import type { Variant } from "@/lib/deployments/schemas";
import { rowsOf, shareDifferences, takeNewerShares } from "./share-draft";

const variant = (number: number, share: number, isFallback = false): Variant => ({
  id: `id${number}`,
  number,
  share,
  isFallback,
  systemPrompt: null,
  parameters: {},
  modelVersion: { id: `m${number}`, name: `v${number}`, kind: "fine_tune", baseModel: "tiny" },
  parity: null,
  createdAt: new Date(0),
});

const opened = { variants: [variant(1, 0.9, true), variant(2, 0.1)] };

test("what somebody else has moved since is named with what it was and what it is", () => {
  const now = { variants: [variant(3, 1), variant(2, 0, true), variant(1, 0)] };
  expect(shareDifferences(opened, now)).toEqual([
    { label: "v3", was: "0%", is: "100%" },
    { label: "v2", was: "10%", is: "0%" },
    { label: "v1", was: "90%", is: "0%" },
    { label: "Who stands in when a variant fails", was: "v1", is: "v2" },
  ]);
});

test("a model that joined without traffic is in the list and no change; the shares stand as they were when the form was opened", () => {
  const joined = { variants: [variant(1, 0.9, true), variant(2, 0.1), variant(3, 0)] };
  expect(shareDifferences(opened, joined)).toEqual([]);
  const moved = { variants: [variant(3, 1), variant(2, 0), variant(1, 0)] };
  expect(rowsOf(opened, moved).map(({ id, share }) => [id, share])).toEqual([
    ["id1", 0.9],
    ["id2", 0.1],
    ["id3", 0],
  ]);
});

test("what was typed stays, save where somebody else has moved the share", () => {
  const now = { variants: [variant(1, 0.5, true), variant(2, 0.1), variant(3, 0.4)] };
  expect(takeNewerShares({ id1: "80", id2: "20" }, opened, now)).toEqual({ id2: "20" });
});

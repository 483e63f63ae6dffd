import { expect, test } from "vitest";
import type { Variant } from "@/lib/deployments/schemas";
import { dayWords, servesWords, shareWords, variantName } from "./variant-words";

const variant = (id: string, share: number, name = id): Variant => ({
  id,
  number: Number(id.replace(/\D/g, "")) || 1,
  share,
  isFallback: false,
  systemPrompt: null,
  parameters: {},
  modelVersion: { id: name, name, kind: "fine_tune", baseModel: "tiny" },
  parity: null,
  createdAt: new Date(0),
});

test("who answers is said in a sentence", () => {
  expect(servesWords({ name: "triage", variants: [variant("v5", 1)] })).toBe("v5 answers everything.");
  expect(servesWords({ name: "triage", variants: [variant("v5", 0.9), variant("v7", 0.1)] })).toBe("v5 90% and v7 10% share the traffic.");
  expect(servesWords({ name: "triage", variants: [variant("v5", 0)] })).toBe("triage serves nothing.");
  const parity = { id: "check", status: "running" as const, sentence: "", overrideReason: null };
  expect(servesWords({ name: "triage", variants: [{ ...variant("v5", 0), number: 1, parity }] })).toBe(
    "triage answers as soon as v5 is checked.",
  );
  expect(servesWords({ name: "triage", variants: [{ ...variant("v5", 0), number: 1, parity: { ...parity, status: "stopped" } }] })).toBe(
    "triage serves nothing: v5 is stopped.",
  );
});

test("two variants of one model are told apart", () => {
  const variants = [variant("1", 0.5, "v5"), variant("2", 0.5, "v5"), variant("3", 0, "v7")];
  expect(variants.map((one) => variantName(one, variants))).toEqual(["v5, variant 1", "v5, variant 2", "v7"]);
});

test("shares say no more digits than they have", () => {
  expect([1, 0.1, 0.005, 0.3333].map(shareWords)).toEqual(["100%", "10%", "0.50%", "33.33%"]);
});

const day = { requests: 0, failed: 0, formatFailed: 0, medianLatencyMs: null };
const words = (change: object) => dayWords({ ...rest, ...day, ...change });
const rest = {
  refused: 0,
  clientLeft: 0,
  fallbacks: 0,
  formatRepaired: 0,
  promptTokens: 0,
  completionTokens: 0,
  costUsd: 0,
  unpriced: 0,
  p95LatencyMs: null,
};

test("the last day is counted, not estimated", () => {
  expect(words({})).toBe("Nobody has asked in the last day.");
  expect(words({ requests: 812, failed: 2, formatFailed: 1, medianLatencyMs: 420 })).toBe(
    "812 requests in the last day, 3 failed; half of the answers came within about 420 ms.",
  );
  expect(words({ requests: 1 })).toBe("1 request in the last day, none failed.");
});

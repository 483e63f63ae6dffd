import { expect, test } from "vitest";
import { estimateCost } from "./estimate-cost";

const price = { input: 1, output: 10 };
const nothingKnown = { costUsd: null, outcome: "client_left" as const, firstByteMs: 20, promptTokens: null, completionTokens: null };
/** In tokens of the question: one of the answer counts as ten. */
const estimate = (change: { text?: string; answer?: string; letters?: number; price?: typeof price; record?: object } = {}) => {
  const { text = "x".repeat(400), answer = "", letters = 0, record } = change;
  const usd = estimateCost(
    { chat: { text }, served: { price: change.price ?? price, systemPrompt: "" } },
    { answer, letters },
    { ...nothingKnown, ...record },
  );
  return usd === null ? null : usd * 1e6;
};

test("four bytes are a token, of the question and of what was heard", () => {
  expect(estimate()).toBeCloseTo(100);
  expect(estimate({ answer: "x".repeat(40) })).toBeCloseTo(200);
  // Of four choices only the first is kept.
  expect(estimate({ answer: "x".repeat(40), letters: 160 })).toBeCloseTo(500);
  expect(estimate({ record: { promptTokens: 7 }, answer: "x".repeat(40) })).toBeCloseTo(107);
});

test("pictures are not counted by their letters", () => {
  const part = { type: "image_url", image_url: { url: `data:image/png;base64,${"A".repeat(100_000)}` } };
  expect(estimate({ text: JSON.stringify({ messages: [{ role: "user", content: [part] }] }) })).toBeLessThan(50);
  // What only looks like one counts.
  expect(estimate({ text: JSON.stringify({ content: `"url": "${"A".repeat(4_000)}"` }) })).toBeGreaterThan(1_000);
});

test("what is known, free or never began is not guessed", () => {
  expect(estimate({ record: { costUsd: 1 } })).toBeNull();
  expect(estimate({ record: { outcome: "refused" } })).toBeNull();
  expect(estimate({ record: { outcome: "failed", firstByteMs: null } })).toBeNull();
  expect(estimate({ record: { outcome: "failed" } })).toBeCloseTo(100);
});

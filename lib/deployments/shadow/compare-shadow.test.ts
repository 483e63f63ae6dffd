import { expect, test } from "vitest";
import { compareShadow } from "./compare-shadow";

type Answer = Parameters<typeof compareShadow>[0][number];

const answer = (change: Partial<Answer> = {}): Answer => ({
  id: "req_1",
  deploymentId: "d",
  variantId: "shadow",
  servedVariantId: "served",
  at: new Date(0),
  outcome: "ok",
  latencyMs: 130,
  promptTokens: 7,
  completionTokens: 3,
  costUsd: 0.002,
  format: null,
  errorMessage: null,
  servedOutcome: "ok",
  servedLatencyMs: 100,
  servedCostUsd: 0.001,
  servedFormat: null,
  ...change,
});
const times = (count: number, change: Partial<Answer> = {}) => Array.from({ length: count }, () => answer(change));

test("below thirty answers nothing is compared", () => {
  expect(compareShadow(times(29))).toEqual({ n: 29, failed: null, formatFailed: null, latencyMs: null, costUsd: null });
});

test("failures are compared request by request", () => {
  const answers = [...times(10, { outcome: "failed" }), ...times(4, { servedOutcome: "failed" }), ...times(29)];
  const { failed } = compareShadow(answers);
  expect(failed?.shadow).toBeCloseTo(10 / 43);
  expect(failed?.served).toBeCloseTo(4 / 43);
  expect(failed?.difference.value).toBeCloseTo(6 / 43);
  expect(failed?.difference.ci95[0]).toBeLessThan(0);
  expect(failed?.difference.ci95[1]).toBeGreaterThan(6 / 43);
});

test("waiting and cost are compared where both answered, and format at the first attempt", () => {
  const answers = [
    ...times(20, { latencyMs: 150, format: "invalid", servedFormat: "valid" }),
    ...times(20, { latencyMs: 110, format: "valid", servedFormat: "repaired" }),
    ...times(5, { outcome: "failed", latencyMs: 60_000, costUsd: null }),
  ];
  const { latencyMs, costUsd, formatFailed } = compareShadow(answers);
  expect(latencyMs).toMatchObject({ served: 100, shadow: 130, difference: { value: 30, n: 40 } });
  expect(latencyMs?.difference.ci95[0]).toBeGreaterThan(20);
  expect(latencyMs?.difference.ci95[1]).toBeLessThan(40);
  expect(costUsd?.difference.value).toBeCloseTo(0.001);
  expect(formatFailed).toMatchObject({ served: 0.5, shadow: 0.5, difference: { value: 0, n: 40 } });
});

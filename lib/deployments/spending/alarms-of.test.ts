import { expect, test } from "vitest";
import { alarmsOf } from "./alarms-of";
import type { Spending, VariantSpending } from "./schemas";

const variant = (change: Partial<VariantSpending>): VariantSpending => ({
  variantId: "v",
  name: "v5",
  isFallback: false,
  answersUsd: 0,
  unpriced: 0,
  endpointUsdPerDay: 24,
  endpointUsd: 100,
  answeredLastDay: 3,
  isNew: false,
  ...change,
});
const sentences = (change: Partial<Spending>) =>
  alarmsOf({ spentUsd: 0, expectedUsd: null, monthlyBudgetUsd: null, variants: [], ...change }).map(({ sentence }) => sentence);

test("an endpoint that costs much and answers little is named with both figures", () => {
  expect(sentences({ variants: [variant({})] })).toEqual([
    "The endpoint of v5 costs $24.00 a day and answered 3 requests in the last one: $8.00 each.",
  ]);
  expect(sentences({ variants: [variant({ answeredLastDay: 0 })] })).toEqual([
    "The endpoint of v5 costs $24.00 a day and answered nothing in the last one.",
  ]);
  const quiet = [{ answeredLastDay: 100_000 }, { isNew: true }, { isFallback: true }, { endpointUsdPerDay: 0, answeredLastDay: 0 }];
  expect(sentences({ variants: quiet.map(variant) })).toEqual([]);
});

test("a budget that is spent, will be or nearly is says so; what is over comes first", () => {
  expect(sentences({ spentUsd: 10, monthlyBudgetUsd: 100 })).toEqual([]);
  expect(sentences({ spentUsd: 85, monthlyBudgetUsd: 100 })).toEqual(["$85.00 of this month’s budget of $100 are spent."]);
  expect(sentences({ spentUsd: 50, expectedUsd: 150, monthlyBudgetUsd: 100 })).toEqual([
    "At this pace the month ends at about $150, above its budget of $100.",
  ]);
  expect(sentences({ spentUsd: 101, monthlyBudgetUsd: 100 })).toEqual(["This month’s budget of $100 is spent: $101 so far."]);
  const both = sentences({ spentUsd: 85, monthlyBudgetUsd: 100, variants: [variant({ answeredLastDay: 0 })] });
  expect(both[0]).toContain("answered nothing");
});

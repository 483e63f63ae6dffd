import { expect, test } from "vitest";
import { type Quality, qualityAlarms } from "./quality-alarms";

const week = (change: Partial<Quality["now"]> = {}) => ({ requests: 7_000, failed: 70, p95LatencyMs: 800, ...change });
const day = (change: Partial<Quality["now"]> = {}) => ({ requests: 1_000, failed: 10, p95LatencyMs: 800, ...change });
const sentences = (now: Quality["now"], before: Quality["now"]) => qualityAlarms({ now, before }).map(({ sentence }) => sentence);

test("more failures than chance allows are said with both shares", () => {
  expect(sentences(day({ failed: 50 }), week())).toEqual([
    "5.0% of the answers failed or broke the format in the last day, 1.0% in the week before.",
  ]);
});

test("what chance may do, what is too small to matter and what got better is not said", () => {
  expect(sentences(day({ failed: 14 }), week())).toEqual([]);
  expect(sentences(day({ requests: 100_000, failed: 1_500 }), week({ requests: 700_000, failed: 6_000 }))).toEqual([]);
  expect(sentences(day({ failed: 0 }), week())).toEqual([]);
  expect(sentences(day({ requests: 50, failed: 25 }), week())).toEqual([]);
  expect(sentences(day({ failed: 500 }), week({ requests: 20, failed: 0 }))).toEqual([]);
});

test("answers that take twice as long are said", () => {
  expect(sentences(day({ p95LatencyMs: 2_000 }), week())).toEqual([
    "The slowest twentieth of the answers takes 2.5 times as long as in the week before.",
  ]);
  expect(sentences(day({ p95LatencyMs: 1_500 }), week())).toEqual([]);
  expect(sentences(day({ p95LatencyMs: null }), week())).toEqual([]);
});

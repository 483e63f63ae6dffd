import { expect, test } from "vitest";
import { isStalled } from "./is-stalled";

const start = new Date("2026-11-23T10:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test("a run is stalled when twenty of its usual steps would have fitted into the silence", () => {
  const run = { status: "running" as const, isLocal: true, step: 10, startedAt: start, lastProgressAt: after(100) };
  expect(isStalled(run, after(100 + 199))).toBe(false);
  expect(isStalled(run, after(100 + 201))).toBe(true);
});

test("quick steps do not make it nervous, and a run that waits is not stalled", () => {
  const run = { status: "running" as const, isLocal: true, step: 1000, startedAt: start, lastProgressAt: after(10) };
  expect(isStalled(run, after(10 + 119))).toBe(false);
  expect(isStalled(run, after(10 + 121))).toBe(true);
  expect(isStalled({ ...run, status: "paused" }, after(10_000))).toBe(false);
});

test("a provider may be silent for longer, also before its first step", () => {
  const run = { status: "running" as const, isLocal: false, step: 0, startedAt: start, lastProgressAt: null };
  expect(isStalled(run, after(1_199))).toBe(false);
  expect(isStalled(run, after(1_201))).toBe(true);
});

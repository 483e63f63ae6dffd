import { expect, test } from "vitest";
import { breakEven, yearOf } from "./break-even";
import { costWords } from "./cost-words";

const side = (trainingUsd: number, hostingUsdPerDay: number, usdPerThousand: number | null) => ({
  trainingUsd,
  hostingUsdPerDay,
  usdPerThousand,
});
const prompting = side(0, 0, 4);

test("a year is training once, an endpoint every day, and the answers", () => {
  expect(yearOf(side(100, 24, 0.5), 2_000)).toBe(100 + 365 * 24 + 365 * 1);
  expect(yearOf(side(100, 24, null), 2_000)).toBeNull();
});

test("an endpoint of one's own pays off from where the two lines cross, and there they cost the same", () => {
  const tuned = side(365, 10, 1);
  const found = breakEven(tuned, prompting);
  // A dollar a day of training and ten of hosting, against three dollars saved with every thousand answers.
  expect(found).toEqual({ kind: "from", answersPerDay: expect.closeTo(11_000 / 3) });
  expect(yearOf(tuned, 11_000 / 3)).toBeCloseTo(yearOf(prompting, 11_000 / 3) ?? 0);
});

test("dearer answers pay off up to some traffic, where the other one has an endpoint", () => {
  expect(breakEven(side(0, 0, 5), side(0, 10, 1))).toEqual({ kind: "until", answersPerDay: 2_500 });
});

test("where the lines never cross, one of them is always cheaper", () => {
  expect(breakEven(side(0, 0, 1), prompting)).toEqual({ kind: "always" });
  expect(breakEven(side(10, 0, 4), prompting)).toEqual({ kind: "never" });
  expect(breakEven(side(10, 5, 9), prompting)).toEqual({ kind: "never" });
  expect(breakEven(side(0, 0, 4), prompting)).toEqual({ kind: "same" });
  expect(breakEven(side(0, 0, null), prompting)).toBeNull();
});

test("in words: on what it rests, what it comes to, and from where on it pays", () => {
  const names = { candidate: "v1", baseline: "prompting" };
  const candidate = { ...side(365, 10, 1), yearUsd: yearOf(side(365, 10, 1), 1_000) };
  const baseline = { ...prompting, yearUsd: yearOf(prompting, 1_000) };
  const cost = { answersPerDay: 1_000, trafficFrom: "assumed" as const, candidate, baseline };
  expect(costWords({ ...cost, breakEven: breakEven(candidate, baseline) }, names)[0]).toBe(
    "At 1,000 answers a day, which is assumed: nobody asked either of them in the last week. v1 costs $2,920 more in a year than prompting. v1 pays for itself within a year from 3,667 answers a day on.",
  );
  expect(costWords({ ...cost, breakEven: null }, names)[0]).toContain("What an answer costs is not known on both sides");
});

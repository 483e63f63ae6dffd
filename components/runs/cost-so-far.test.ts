import { expect, test } from "vitest";
import { costSoFar } from "./cost-so-far";

const running = { status: "running" as const, step: 250, totalSteps: 1_000, costUsd: null, likelyUsd: [4, 8] as [number, number] };

test("until the trainer says what it read, the cost is the share of the steps, and says that it is an estimate", () => {
  expect(costSoFar(running)).toEqual({ label: "Cost so far", value: "about $1.50", hint: "an estimate, of $4.00 to $8.00 in all" });
  expect(costSoFar({ ...running, step: 0 })).toMatchObject({ value: "–", hint: "likely $4.00 to $8.00 in all" });
});

test("what the trainer says counts, and what is not known is not guessed", () => {
  expect(costSoFar({ ...running, status: "succeeded", costUsd: 5.25 })).toMatchObject({ label: "Cost", value: "$5.25" });
  expect(costSoFar({ ...running, costUsd: 0 })).toMatchObject({ value: "none" });
  expect(costSoFar({ ...running, likelyUsd: null })).toMatchObject({ value: "–", hint: "no price is known" });
});

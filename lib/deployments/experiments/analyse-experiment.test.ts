import { describe, expect, test } from "vitest";
import { createRandom } from "@/lib/statistics/random";
import { type ArmSums, analyseExperiment } from "./analyse-experiment";

type Counts = Record<"control" | "treatment", { people: number; failed: number }>;

/** Everybody asked once, and failed or not. */
function sumsOf(counts: Counts): ArmSums[] {
  return Object.entries(counts).map(([variantId, { people, failed }]) => ({
    variantId,
    metric: "failed",
    units: people,
    numerator: failed,
    numeratorSquares: failed,
    denominator: people,
    denominatorSquares: people,
    cross: failed,
  }));
}

const analyse = (counts: Counts, { treatmentShare = 0.5, minimumEffect = 0.005 } = {}) =>
  analyseExperiment({
    controlId: "control",
    treatmentId: "treatment",
    names: { control: "A", treatment: "B" },
    metric: "failed",
    minimumEffect,
    guardrails: [{ metric: "failed", limit: 0.01 }],
    treatmentShare,
    daysSoFar: 3,
    sums: sumsOf(counts),
  });

const arm = (people: number, failed: number) => ({ people, failed });

describe("what has not happened yet", () => {
  test("is no proof: of a hundred people on each side nobody failed", () => {
    const { verdict, guardrails, primary } = analyse({ control: arm(100, 0), treatment: arm(100, 0) });
    expect(verdict.advice).toBe("keep_running");
    expect(guardrails[0]?.state).toBe("close");
    expect(primary?.control?.ci95[0]).toBe(0);
    expect(primary?.control?.ci95[1]).toBeGreaterThan(0.03);
  });

  test("is no victory of a small side over a large one of which one in a hundred failed", () => {
    const { verdict } = analyse({ control: arm(9_900, 99), treatment: arm(100, 0) }, { treatmentShare: 0.01 });
    expect(verdict.advice).toBe("keep_running");
  });

  test("is known after many", () => {
    expect(analyse({ control: arm(3_000, 0), treatment: arm(3_000, 0) }).guardrails[0]?.state).toBe("inside");
    expect(analyse({ control: arm(6_000, 600), treatment: arm(6_000, 0) }).verdict.advice).toBe("ship");
    expect(analyse({ control: arm(500, 0), treatment: arm(500, 100) }).guardrails[0]?.state).toBe("broken");
  });
});

test.each([0.01, 0.5])(
  "with rare failures and nothing to tell apart, one in twenty is told apart at most, however often one looks: %d",
  (share) => {
    const random = createRandom(7);
    const tests = 400;
    let wrong = 0;
    for (let experiment = 0; experiment < tests; experiment++) {
      const counts: Counts = { control: arm(0, 0), treatment: arm(0, 0) };
      const isTold = Array.from({ length: 10 }, () => {
        for (const [name, people] of [
          ["treatment", 100],
          ["control", Math.round((100 * (1 - share)) / share)],
        ] as const) {
          counts[name].people += people;
          counts[name].failed += rareOf(people, 0.01, random);
        }
        const { verdict } = analyse(counts, { treatmentShare: share, minimumEffect: 0.0001 });
        return verdict.sentence.startsWith("Ship") || verdict.sentence.includes("is worse");
      });
      wrong += Number(isTold.includes(true));
    }
    expect(wrong / tests).toBeLessThanOrEqual(0.05);
  },
);

/** How many of so many it happens to. */
function rareOf(people: number, share: number, random: () => number): number {
  let count = 0;
  // From one to the next: most are passed over at once.
  for (
    let at = Math.floor(Math.log(random()) / Math.log(1 - share));
    at < people;
    at += 1 + Math.floor(Math.log(random()) / Math.log(1 - share))
  )
    count++;
  return count;
}

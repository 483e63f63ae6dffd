import type { BreakEven, CostSide } from "./schemas";

const daysOfYear = 365;

type Priced = Pick<CostSide, "trainingUsd" | "hostingUsdPerDay" | "usdPerThousand">;

/** USD of a year at so many answers a day: training once, the endpoint every day, each answer by its price. Null without a price. */
export function yearOf({ trainingUsd, hostingUsdPerDay, usdPerThousand }: Priced, answersPerDay: number): number | null {
  if (usdPerThousand === null) return null;
  return fixedOf({ trainingUsd, hostingUsdPerDay }) + (daysOfYear * answersPerDay * usdPerThousand) / 1_000;
}

/** What a year costs although nobody asks. */
const fixedOf = ({ trainingUsd, hostingUsdPerDay }: Omit<Priced, "usdPerThousand">) => trainingUsd + daysOfYear * hostingUsdPerDay;

/** Where the two lines of cost over answers a day cross. Null where one of them has no slope that anybody knows. */
export function breakEven(candidate: Priced, baseline: Priced): BreakEven | null {
  if (candidate.usdPerThousand === null || baseline.usdPerThousand === null) return null;
  const fixed = fixedOf(candidate) - fixedOf(baseline);
  const savedPerDaily = (daysOfYear * (baseline.usdPerThousand - candidate.usdPerThousand)) / 1_000;
  if (savedPerDaily === 0 && fixed === 0) return { kind: "same" };
  if (savedPerDaily === 0) return { kind: fixed < 0 ? "always" : "never" };
  const crossing = fixed / savedPerDaily;
  if (savedPerDaily > 0) return crossing <= 0 ? { kind: "always" } : { kind: "from", answersPerDay: crossing };
  return crossing <= 0 ? { kind: "never" } : { kind: "until", answersPerDay: crossing };
}

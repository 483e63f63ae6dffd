import { z } from "zod";

const perDay = z.coerce.number("Enter a number, 0 or more.").min(0, "Enter 0 or more.");

/** What a person would rather assume than what Hone found. */
export const costAssumptions = z.object({
  answersPerDay: perDay.max(1_000_000_000, "Enter at most a thousand million answers.").optional(),
  candidateHosting: perDay.max(1_000_000, "Enter at most $1,000,000 a day.").optional(),
  baselineHosting: perDay.max(1_000_000, "Enter at most $1,000,000 a day.").optional(),
});
export type CostAssumptions = z.infer<typeof costAssumptions>;

const sideSchema = z.object({
  trainingUsd: z.number(),
  /** What its endpoint costs, asked or not. */
  hostingUsdPerDay: z.number(),
  /** Null where nobody has entered a price. */
  usdPerThousand: z.number().nullable(),
  /** All of it in a year; null where an answer has no price. */
  yearUsd: z.number().nullable(),
});
export type CostSide = z.infer<typeof sideSchema>;

/** From how many answers a day on, or up to how many, the candidate costs less over a year. */
export const breakEvenSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("always") }),
  z.object({ kind: z.literal("never") }),
  z.object({ kind: z.literal("same") }),
  z.object({ kind: z.literal("from"), answersPerDay: z.number() }),
  z.object({ kind: z.literal("until"), answersPerDay: z.number() }),
]);
export type BreakEven = z.infer<typeof breakEvenSchema>;

export const yearlyCostSchema = z.object({
  answersPerDay: z.number(),
  /** Of the deployments of the two in the last week, what a person entered, or a round number where there is neither. */
  trafficFrom: z.enum(["deployments", "entered", "assumed"]),
  candidate: sideSchema,
  baseline: sideSchema,
  /** Null where an answer has no price on one of the sides. */
  breakEven: breakEvenSchema.nullable(),
});
export type YearlyCost = z.infer<typeof yearlyCostSchema>;

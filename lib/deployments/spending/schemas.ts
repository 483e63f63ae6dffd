import { z } from "zod";

const price = z.number().min(0, "A price is 0 or more.").max(100_000, "More than $100,000 a day is no endpoint.");

export const changeSpendingInput = z.object({
  /** USD a month; null takes the budget away, left out it stays. */
  monthlyBudgetUsd: z.number().positive("A budget is above 0.").max(10_000_000).nullable().optional(),
  /** What endpoints cost a day, whether they are asked or not. Variants that are not named keep theirs. */
  endpoints: z
    .array(z.object({ variantId: z.string().min(1), usdPerDay: price }))
    .max(200)
    .default([]),
});
export type ChangeSpendingInput = z.input<typeof changeSpendingInput>;

export const alarmSchema = z.object({
  kind: z.enum(["idle", "budget", "quality", "drift"]),
  /** Whether it is so, or is about to be. */
  isOver: z.boolean(),
  sentence: z.string(),
  advice: z.string(),
});
export type Alarm = z.infer<typeof alarmSchema>;

export const variantSpendingSchema = z.object({
  variantId: z.string(),
  name: z.string(),
  isFallback: z.boolean(),
  /** Of this month's answers, by the token; too low by what has no price. */
  answersUsd: z.number(),
  unpriced: z.number(),
  endpointUsdPerDay: z.number(),
  /** So far this month, at today's price. */
  endpointUsd: z.number(),
  answeredLastDay: z.number(),
  /** Younger than a day: too young to be called idle. */
  isNew: z.boolean(),
});
export type VariantSpending = z.infer<typeof variantSpendingSchema>;

export const spendingSchema = z.object({
  spentUsd: z.number(),
  /** At the end of the month, at the pace so far; null in its first days. */
  expectedUsd: z.number().nullable(),
  monthlyBudgetUsd: z.number().nullable(),
  variants: z.array(variantSpendingSchema),
  /** What judges took that mark answers of its A/B tests. */
  judgesUsd: z.number(),
  /** What was asked in the shadow. */
  shadowUsd: z.number(),
  /** What the checks before a variant takes traffic asked. */
  checksUsd: z.number(),
  alarms: z.array(alarmSchema),
});
export type Spending = z.infer<typeof spendingSchema>;

export const deploymentAlarmsSchema = z.array(alarmSchema.extend({ deploymentId: z.string(), deployment: z.string() }));
export type DeploymentAlarms = z.infer<typeof deploymentAlarmsSchema>;

import { z } from "zod";

/** USD, from the least to the most that an estimate thinks likely; null where no price is known. */
export const costRangeSchema = z.tuple([z.number(), z.number()]).nullable();
export type CostRange = z.infer<typeof costRangeSchema>;

export const approveRunInput = z.object({
  /** The upper end of the estimate that was looked at; null where no price is known. A higher one asks again. */
  usd: z.number().min(0).nullable(),
});
export type ApproveRunInput = z.infer<typeof approveRunInput>;

export const declineRunInput = z.object({
  reason: z.string().trim().min(1, "Say why, so that whoever proposed it knows what to change.").max(500, "Use at most 500 characters."),
});
export type DeclineRunInput = z.infer<typeof declineRunInput>;

/** What may be spent in a project, and what is spent. */
export const spendingSchema = z.object({
  /** A run that may cost more waits for a lead. */
  spendingLimitUsd: z.number(),
  /** For a calendar month in UTC; null: no budget. */
  budgetUsd: z.number().nullable(),
  /** Of this month: what ended at its cost, what is under way at the upper end of its estimate. */
  spentUsd: z.number(),
  /** Null without a budget. */
  leftUsd: z.number().nullable(),
  /** When the next month begins. */
  renewsAt: z.coerce.date(),
});
export type Spending = z.infer<typeof spendingSchema>;

import { z } from "zod";
import { shareWithIntervalSchema } from "../share-with-interval";

export const mostRepeats = 10;

export const repeatsSchema = z
  .number()
  .int("Enter a whole number of answers.")
  .min(1, "Ask for one answer at least.")
  .max(mostRepeats, `Ask for at most ${mostRepeats} answers to a case.`);

/** How much a model's answers to the same case agree, by the headline grader. */
export const consistencySchema = z.object({
  repeats: z.number(),
  /** Share of cases with the same score in all answers. */
  sameScore: shareWithIntervalSchema,
  /** Of the variance of all scores, the share between answers to the same case; null where all score the same. */
  withinShare: shareWithIntervalSchema.nullable(),
});
export type Consistency = z.infer<typeof consistencySchema>;

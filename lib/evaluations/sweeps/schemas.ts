import { z } from "zod";
import { benchmarkSchema, estimateWithIntervalSchema } from "../schemas";

export const sweepResultSchema = z.object({
  /** What counts: the score of the test cases, or the validation loss where nothing else was measured. */
  by: z.enum(["score", "loss"]),
  benchmark: benchmarkSchema.nullable(),
  grader: z.string().nullable(),
  rows: z.array(
    z.object({
      position: z.number(),
      evaluationId: z.string().nullable(),
      score: estimateWithIntervalSchema.nullable(),
      /** This one minus the best, on the same cases. */
      againstBest: estimateWithIntervalSchema.nullable(),
      /** Held to one promise over every pair of the sweep. */
      adjustedPValue: z.number().nullable(),
    }),
  ),
  /** The base model with the prompt alone, on the same cases. */
  prompting: estimateWithIntervalSchema.nullable(),
  /** Null until two can be compared. */
  verdict: z
    .object({
      bestPosition: z.number(),
      /** Those that cannot be told from it. */
      asGood: z.array(z.number()),
      sentence: z.string(),
      detail: z.string(),
    })
    .nullable(),
});
export type SweepResult = z.infer<typeof sweepResultSchema>;

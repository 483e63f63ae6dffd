import { z } from "zod";
import { estimateWithIntervalSchema } from "../schemas";

export const sliceQuery = z.object({
  candidateId: z.string(),
  /** Left out: the candidate by itself. */
  baselineId: z.string().optional(),
  grader: z.string().optional(),
});
export type SliceQuery = z.infer<typeof sliceQuery>;

/** Cases that share a tag, where each side has a score. */
export const sliceSchema = z.object({
  tag: z.string(),
  caseCount: z.number(),
  sourceCount: z.number(),
  candidate: estimateWithIntervalSchema,
  /** Null where nothing is compared. */
  baseline: estimateWithIntervalSchema.nullable(),
  difference: estimateWithIntervalSchema.nullable(),
  /** Holm's, over all slices that are large enough; null for those that are not. */
  adjustedPValue: z.number().nullable(),
  /** Null where nothing is compared. */
  outcome: z.enum(["better", "worse", "cannot_tell", "refused"]).nullable(),
  /** The outcome in words, with what it would take. */
  words: z.string(),
});
export type Slice = z.infer<typeof sliceSchema>;

export const slicesSchema = z.object({
  grader: z.string(),
  /** By number of cases, most first. */
  slices: z.array(sliceSchema),
  /** Tags beyond those above, each of fewer cases. */
  leftOutCount: z.number(),
  /** What can be said about all of them; empty where nothing is compared. */
  sentence: z.string(),
});
export type Slices = z.infer<typeof slicesSchema>;

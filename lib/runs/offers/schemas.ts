import { z } from "zod";
import { estimateSchema } from "@/lib/trainers/schemas";
import { countingSchema } from "../schemas";

/** What a run would take at one trainer, with the same examples and the same recipe as far as it goes over. */
export const offerSchema = z.object({
  trainerId: z.string(),
  /** What this trainer calls the base model; null where it has none of that name. */
  baseModel: z.string().nullable(),
  /** Why it cannot be used, in words. */
  problem: z.string().nullable(),
  estimate: estimateSchema.nullable(),
  counting: countingSchema.nullable(),
  /** How many runs ended well there on this base model. */
  earlierRuns: z.number(),
  keepsWeights: z.boolean(),
  /** What it takes to use the model afterwards. */
  hosting: z.string(),
  /** YYYY-MM-DD, the last day on which this base model takes a new training there, and the day on which it stops answering. */
  lastTrainingOn: z.string().nullable(),
  retiresOn: z.string().nullable(),
  /** Settings that are said differently there, or dropped. */
  changes: z.array(z.string()),
});
export type Offer = z.infer<typeof offerSchema>;

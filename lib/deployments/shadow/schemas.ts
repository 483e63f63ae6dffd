import { z } from "zod";
import { requestOutcomeSchema } from "../schemas";

export const setShadowInput = z.object({
  /** The routing version that the change was made on. */
  routingVersion: z.number().int(),
  /** Null: nothing is mirrored. */
  variantId: z.string().min(1, "Choose what is asked in the shadow.").nullable(),
  /** The part of the requests that is mirrored. */
  share: z.number().gt(0, "Mirror more than nothing, or switch it off.").max(1, "A share is 1 at most.").default(0.1),
});
export type SetShadowInput = z.input<typeof setShadowInput>;

const estimateSchema = z.object({
  value: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  ci50: z.tuple([z.number(), z.number()]),
  n: z.number(),
});

/** One figure of the same requests: what was served, the shadow, and the difference request by request. */
const pairedSchema = z.object({ served: z.number(), shadow: z.number(), difference: estimateSchema });
export type Paired = z.infer<typeof pairedSchema>;

export const shadowFiguresSchema = z.object({
  n: z.number(),
  /** Null where there are too few to say. */
  failed: pairedSchema.nullable(),
  /** Did not keep the format at the first attempt; null where nothing was checked. */
  formatFailed: pairedSchema.nullable(),
  latencyMs: pairedSchema.nullable(),
  costUsd: pairedSchema.nullable(),
});
export type ShadowFigures = z.infer<typeof shadowFiguresSchema>;

export const shadowPairSchema = z.object({
  id: z.string(),
  at: z.coerce.date(),
  servedVariantId: z.string(),
  outcome: requestOutcomeSchema,
  servedOutcome: requestOutcomeSchema,
  errorMessage: z.string().nullable(),
  /** Null where the deployment kept no text. */
  question: z.string().nullable(),
  servedAnswer: z.string().nullable(),
  answer: z.string().nullable(),
});
export type ShadowPair = z.infer<typeof shadowPairSchema>;

export const shadowSchema = z.object({
  /** At which it was so; a change is made on this one. */
  routingVersion: z.number(),
  /** What is mirrored to now; null when it is off. */
  variantId: z.string().nullable(),
  share: z.number(),
  /** Whose figures these are: of the one that is asked now, or was asked last. */
  shownVariantId: z.string().nullable(),
  figures: shadowFiguresSchema,
  month: z.object({ requests: z.number(), dropped: z.number(), costUsd: z.number(), unpriced: z.number() }),
  /** The newest first. */
  pairs: z.array(shadowPairSchema),
});
export type Shadow = z.infer<typeof shadowSchema>;

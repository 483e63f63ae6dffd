import { z } from "zod";

/** A mean over cases, never without its intervals. */
export const shareWithIntervalSchema = z.object({
  value: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  ci50: z.tuple([z.number(), z.number()]),
  n: z.number(),
});

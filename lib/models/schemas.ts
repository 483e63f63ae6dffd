import { z } from "zod";

export const modelVersionSchema = z.object({
  id: z.string(),
  kind: z.enum(["baseline", "fine_tune"]),
  /** v1, v2, … for fine-tunes; 0 for baselines. */
  number: z.number(),
  name: z.string(),
  baseModel: z.string(),
  trainer: z.object({ id: z.string(), name: z.string() }),
  run: z.object({ id: z.string(), number: z.number() }).nullable(),
  createdAt: z.coerce.date(),
});
export type ModelVersion = z.infer<typeof modelVersionSchema>;

/** `revision` is the one the person sees; if somebody saved since, no draft is saved over it. */
export const draftAnswerInput = z.object({ modelVersionId: z.string().min(1), revision: z.number().int().min(1) });
export type DraftAnswerInput = z.infer<typeof draftAnswerInput>;

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

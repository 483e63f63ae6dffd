import { z } from "zod";

export const splitRatiosSchema = z
  .object({ train: z.number().min(0).max(1), validation: z.number().min(0).max(1), test: z.number().min(0).max(1) })
  .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, "The three shares must add up to 100 %.");
export type SplitRatios = z.infer<typeof splitRatiosSchema>;

export const freezeVersionInput = z.object({
  ratios: splitRatiosSchema.default({ train: 0.8, validation: 0.1, test: 0.1 }),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  notes: z.string().max(1000).default(""),
});
export type FreezeVersionInput = z.input<typeof freezeVersionInput>;

export const datasetVersionSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  number: z.number(),
  seed: z.number(),
  ratios: splitRatiosSchema,
  contentHash: z.string(),
  trainCount: z.number(),
  validationCount: z.number(),
  testCount: z.number(),
  notes: z.string(),
  createdAt: z.coerce.date(),
});
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;

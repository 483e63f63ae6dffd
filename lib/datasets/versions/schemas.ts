import { z } from "zod";
import { splitRatiosSchema } from "@/lib/datasets/schemas";

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

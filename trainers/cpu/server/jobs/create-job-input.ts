import { z } from "zod";

const hyperparametersInput = z.record(z.string(), z.unknown());

/** Unknown fields are refused: a misspelt one must not be ignored for hours of training. */
export const createJobInput = z.strictObject({
  model: z.string({ error: "is required: the id of a base model, as GET /v1/models lists it" }).min(1),
  training_file: z.string({ error: "is required: the id of an uploaded file" }).min(1),
  validation_file: z.string().min(1).nullish(),
  suffix: z
    .string()
    .min(1)
    .max(64, "may have at most 64 characters")
    .regex(/^[A-Za-z0-9._-]+$/, "may hold letters, digits, dots, dashes and underscores only")
    .nullish(),
  seed: z.number().int().min(0).max(2_147_483_647).nullish(),
  method: z
    .strictObject({
      type: z.enum(["supervised", "dpo", "reinforcement"]),
      supervised: z.strictObject({ hyperparameters: hyperparametersInput.nullish() }).nullish(),
      dpo: z.unknown().optional(),
      reinforcement: z.unknown().optional(),
    })
    .nullish(),
  /** Deprecated in the protocol, still sent by older clients. */
  hyperparameters: hyperparametersInput.nullish(),
  integrations: z.array(z.unknown()).nullish(),
  metadata: z
    .record(z.string().min(1).max(64, "keys may have at most 64 characters"), z.string().max(512, "values may have at most 512 characters"))
    .refine((metadata) => Object.keys(metadata).length <= 16, "may hold at most 16 keys")
    .nullish(),
});
export type CreateJobInput = z.infer<typeof createJobInput>;

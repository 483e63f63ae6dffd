import { z } from "zod";

/** What a variant is asked with: its own instruction, or the one that its model version was made with. */
export const servedVariantSchema = z.object({
  systemPrompt: z.string(),
  parameters: z.record(z.string(), z.json()),
  trainerId: z.string(),
  trainerModel: z.string(),
  baseModel: z.string(),
});
export type ServedVariant = z.infer<typeof servedVariantSchema>;

/** The members of it for `json_build_object`, of a "Variant" v and its "ModelVersion" m. */
export const servedVariantSql = `'systemPrompt', coalesce(v."systemPrompt", m."systemPrompt"), 'parameters', v.parameters,
  'trainerId', m."trainerId", 'trainerModel', coalesce(m."deploymentName", m."trainerModel"), 'baseModel', m."baseModel"`;

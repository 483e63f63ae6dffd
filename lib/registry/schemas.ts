import { z } from "zod";
import { datasetVersionSchema } from "@/lib/datasets/versions/schemas";
import { decisionSchema } from "@/lib/evaluations/decisions/schemas";
import { calibrationSchema } from "@/lib/evaluations/ratings/schemas";
import { evaluationSchema, verdictSchema } from "@/lib/evaluations/schemas";
import { listedModelSchema, stageChangeSchema } from "@/lib/models/schemas";
import { runSchema } from "@/lib/runs/schemas";

/** One benchmark that the version was put to, what it got there and against whom. */
export const cardEvaluationSchema = z.object({
  evaluation: evaluationSchema,
  /** Held against prompting on the same cases; null for prompting itself, and where nobody measured it there. */
  against: z.object({ evaluationId: z.string(), name: z.string(), verdict: verdictSchema }).nullable(),
  /** Of every judge among the graders. */
  judges: z.array(calibrationSchema),
});
export type CardEvaluation = z.infer<typeof cardEvaluationSchema>;

/** Its time in one deployment. */
export const cardDeploymentSchema = z.object({
  deployment: z.object({ id: z.string(), name: z.string() }),
  /** Of the traffic now. */
  share: z.number(),
  isFallback: z.boolean(),
  /** The first change that gave it traffic; null while none did. */
  since: z.coerce.date().nullable(),
  /** The last one that took its traffic away; null while it has some, or never had any. */
  until: z.coerce.date().nullable(),
});
export type CardDeployment = z.infer<typeof cardDeploymentSchema>;

/** All that is known about one model version, from the answer back to the example. */
export const modelCardSchema = z.object({
  project: z.object({ id: z.string(), name: z.string(), description: z.string() }),
  model: listedModelSchema.extend({
    systemPrompt: z.string(),
    /** The name that the trainer answers to. */
    trainerModel: z.string(),
    /** Of the run that made it; null for its last state, and for what was not trained here. */
    checkpointStep: z.number().nullable(),
  }),
  /** Null for what was not trained here. */
  run: runSchema.nullable(),
  /** The launch as the trainer was sent it; null where it was not kept. */
  sent: z.unknown(),
  /** What it learned from, or is shown while it answers. */
  data: datasetVersionSchema.nullable(),
  /** Newest first. */
  evaluations: z.array(cardEvaluationSchema),
  /** There are older evaluations than those. */
  isCut: z.boolean(),
  decisions: z.array(decisionSchema),
  deployments: z.array(cardDeploymentSchema),
  stageChanges: z.array(stageChangeSchema),
  writtenAt: z.coerce.date(),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

export const exportCardQuery = z.object({ format: z.enum(["markdown", "html"]).default("markdown") });
export type ExportCardQuery = z.infer<typeof exportCardQuery>;

import { z } from "zod";
import { requestOutcomeSchema } from "./schemas";

/** One line of the gateway's log: a request as it ended. */
export const requestRecordSchema = z.object({
  type: z.literal("request"),
  id: z.string(),
  projectId: z.string(),
  deploymentId: z.string(),
  variantId: z.string(),
  servedVariantId: z.string(),
  routingVersion: z.number(),
  keyId: z.string(),
  unit: z.string(),
  unitSource: z.enum(["header", "user", "session", "none"]),
  /** Milliseconds since 1970. */
  at: z.number(),
  outcome: requestOutcomeSchema,
  status: z.number(),
  isStream: z.boolean(),
  latencyMs: z.number(),
  firstByteMs: z.number().nullable(),
  attempts: z.number(),
  promptTokens: z.number().nullable(),
  completionTokens: z.number().nullable(),
  costUsd: z.number().nullable(),
  /** What budgets count where the cost is not known; absent in a line from before there were estimates. */
  estimatedUsd: z.number().nullish(),
  format: z.enum(["valid", "repaired", "invalid"]).nullable(),
  answeredModel: z.string().nullable(),
  errorMessage: z.string().nullable(),
  /** The body and the answer, where they are kept. */
  content: z.object({ request: z.string(), answer: z.string(), searched: z.string() }).nullable(),
});
export type RequestRecord = z.infer<typeof requestRecordSchema>;

/** Another one: what somebody said about an answer. */
export const feedbackRecordSchema = z.object({
  type: z.literal("feedback"),
  requestId: z.string(),
  projectId: z.string(),
  kind: z.enum(["thumb", "score", "correction", "outcome"]),
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().nullable(),
  comment: z.string(),
  at: z.number(),
});
export type FeedbackRecord = z.infer<typeof feedbackRecordSchema>;

/** A third: what the shadow of a deployment answered, beside what was served. */
export const shadowRecordSchema = requestRecordSchema
  .pick({
    id: true,
    projectId: true,
    deploymentId: true,
    variantId: true,
    servedVariantId: true,
    at: true,
    outcome: true,
    latencyMs: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    format: true,
    errorMessage: true,
  })
  .extend({
    type: z.literal("shadow"),
    answer: z.string().nullable(),
    served: requestRecordSchema.pick({ outcome: true, latencyMs: true, costUsd: true, format: true }),
    /** Requests that were left out since the record before. */
    dropped: z.number(),
  });
export type ShadowRecord = z.infer<typeof shadowRecordSchema>;

export const logRecordSchema = z.discriminatedUnion("type", [requestRecordSchema, feedbackRecordSchema, shadowRecordSchema]);
export type LogRecord = z.infer<typeof logRecordSchema>;

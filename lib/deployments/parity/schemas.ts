import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";

const estimateSchema = z.object({
  value: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  ci50: z.tuple([z.number(), z.number()]),
  n: z.number(),
});

export const parityFindingSchema = z.object({
  kind: z.enum(["instruction", "model", "refused", "answers", "record"]),
  sentence: z.string(),
  advice: z.string(),
});
export type ParityFinding = z.infer<typeof parityFindingSchema>;

export const parityVerdictSchema = z.object({
  /** What stops the variant; empty when it passed. */
  findings: z.array(parityFindingSchema),
  sentence: z.string(),
  detail: z.string(),
  /** How often the gateway's way gave one of the trainer's answers. */
  same: estimateSchema,
  /** How often the trainer gave the same answer twice. */
  itself: estimateSchema,
});
export type ParityVerdict = z.infer<typeof parityVerdictSchema>;

export const parityStatusSchema = z.enum(["queued", "running", "passed", "stopped", "not_needed", "failed"]);
export type ParityStatus = z.infer<typeof parityStatusSchema>;

/** What stands beside a variant. */
export const paritySummarySchema = z.object({
  id: z.string(),
  status: parityStatusSchema,
  sentence: z.string(),
  /** Why a lead let it through all the same. */
  overrideReason: z.string().nullable(),
});
export type ParitySummary = z.infer<typeof paritySummarySchema>;

export const parityCaseSchema = z.object({
  position: z.number(),
  prompt: messagesSchema,
  /** The trainer's answers, and the one by the gateway's way; null until they are there. */
  first: z.string().nullable(),
  again: z.string().nullable(),
  served: z.string().nullable(),
  isSame: z.boolean(),
});
export type ParityCheckCase = z.infer<typeof parityCaseSchema>;

export const parityCheckSchema = paritySummarySchema.extend({
  /** What the questions are. */
  source: z.string(),
  /** Whether the trainer's first answers were stored when the model was measured. */
  hasRecord: z.boolean(),
  verdict: parityVerdictSchema.nullable(),
  /** Those that differ first. */
  cases: z.array(parityCaseSchema),
  overriddenBy: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type ParityCheck = z.infer<typeof parityCheckSchema>;

export const overrideParityInput = z.object({
  routingVersion: z.number().int(),
  /** The check that the person saw. */
  checkId: z.string().min(1),
  reason: z.string().trim().min(1, "Say why it may answer all the same: it stands in the history.").max(500, "Use at most 500 characters."),
});
export type OverrideParityInput = z.input<typeof overrideParityInput>;

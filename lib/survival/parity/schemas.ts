import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { estimateWithIntervalSchema } from "@/lib/evaluations/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { goldenRecordSchema } from "../records/schemas";

export const createParityInput = z.object({
  /** What the old model answered. */
  recordId: z.string().min(1, "Choose a golden record."),
  /** Who is to take its place. */
  modelVersionId: z.string().min(1, "Choose the new model."),
  /** How much worse would not matter; chosen before anybody looks, and kept. */
  marginPoints: z
    .number()
    .min(0.5, "A margin below half a point would take more cases than anybody has.")
    .max(20, "With a margin of more than 20 points nearly anything passes.")
    .default(3),
  budgetUsd: z.number().positive("A budget is above 0.").max(1_000_000).nullable().default(null),
  budgetTokens: z.number().int().positive("A budget is above 0.").max(2_000_000_000).nullable().default(null),
});
export type CreateParityInput = z.input<typeof createParityInput>;

/** `refused`: from too few cases or sources. `unfinished`: the new model was not asked everything, or answered nothing. */
export const parityOutcomeSchema = z.enum(["no_worse", "worse", "cannot_tell", "refused", "unfinished", "agreement"]);
export type ParityOutcome = z.infer<typeof parityOutcomeSchema>;

export const parityVerdictSchema = z.object({
  outcome: parityOutcomeSchema,
  /** The sentence a person can repeat in a meeting. */
  sentence: z.string(),
  detail: z.string(),
  /** How many more cases would probably tell; null where none would, none are needed, or nobody knows. */
  moreCases: z.number().nullable(),
});
export type ParityVerdict = z.infer<typeof parityVerdictSchema>;

const pair = <T extends z.ZodType>(item: T) => z.object({ before: item, after: item });

export const parityResultSchema = z.object({
  /** Cases that the old model answered and the new one was asked. */
  caseCount: z.number(),
  /** Those of them that got no answer from the new model. They count as wrong. */
  refusedCount: z.number(),
  /** Cases that the new model was not asked. While there are any, there is no verdict. */
  unaskedCount: z.number(),
  /** Cases that the old model has no answer to. They are in none of the figures. */
  leftOutCount: z.number(),
  verdict: parityVerdictSchema,
  /** Graded against the answer wanted; null where there is none, or its grader needs people or another model. */
  scored: z
    .object({
      grader: z.string(),
      before: estimateWithIntervalSchema,
      after: estimateWithIntervalSchema,
      difference: estimateWithIntervalSchema,
    })
    .nullable(),
  /** The new answer beside the old one. */
  agreement: z.object({
    exact: estimateWithIntervalSchema,
    /** Share of the old answer's JSON fields with the same value; null where answers are not JSON. */
    fields: estimateWithIntervalSchema.nullable(),
    similarity: estimateWithIntervalSchema,
  }),
  latencyMs: pair(estimateWithIntervalSchema),
  completionTokens: pair(estimateWithIntervalSchema),
  /** USD for a thousand answers like these; null where nobody entered a price. */
  usdPerThousand: pair(z.number().nullable()),
});
export type ParityResult = z.infer<typeof parityResultSchema>;

export const parityReportSchema = z.object({
  id: z.string(),
  /** A difference of scores: 0.03 is three points. */
  margin: z.number(),
  before: goldenRecordSchema,
  after: goldenRecordSchema,
  /** Null until the new model has been asked, and while either is still answering. */
  result: parityResultSchema.nullable(),
  createdAt: z.coerce.date(),
});
export type ParityReport = z.infer<typeof parityReportSchema>;

export const listParityCasesInput = pageQuery.extend({ show: z.enum(["differ", "worse", "better", "all"]).default("differ") });
export type ListParityCasesInput = z.input<typeof listParityCasesInput>;

const answerSchema = z.object({ text: z.string(), score: z.number().nullable(), reason: z.string().nullable(), latencyMs: z.number() });
export const parityCaseSchema = z.object({
  position: z.number(),
  prompt: messagesSchema,
  target: z.string().nullable(),
  before: answerSchema,
  after: answerSchema.extend({
    latencyMs: z.number().nullable(),
    /** Why there is no answer; null where there is one. */
    failure: z.string().nullable(),
  }),
  /** 1 is the same text. */
  similarity: z.number(),
});
export type ParityCase = z.infer<typeof parityCaseSchema>;
export const parityCasePageSchema = pageSchema(parityCaseSchema).extend({ total: z.number() });

export const exportParityInput = z.object({ format: z.enum(["markdown", "html"]).default("markdown") });

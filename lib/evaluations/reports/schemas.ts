import { z } from "zod";
import { costAssumptions, yearlyCostSchema } from "../costs/schemas";
import { decisionSchema } from "../decisions/schemas";
import { learningCurveSchema } from "../learning-curves/schemas";
import { comparisonSchema, estimateWithIntervalSchema, evaluationSchema } from "../schemas";
import { slicesSchema } from "../slices/schemas";

export const reportQuery = z
  .object({ baselineId: z.string(), candidateId: z.string(), grader: z.string().optional() })
  .extend(costAssumptions.shape);
export type ReportQuery = z.infer<typeof reportQuery>;

export const exportReportQuery = reportQuery.extend({ format: z.enum(["markdown", "html"]).default("markdown") });
export type ExportReportQuery = z.infer<typeof exportReportQuery>;

/** One way of answering, measured on the same cases. */
export const reportedModelSchema = z.object({
  evaluation: evaluationSchema,
  role: z.enum(["candidate", "baseline", "other"]),
  score: estimateWithIntervalSchema.nullable(),
  /** This one minus the baseline; null for the baseline itself. */
  againstBaseline: estimateWithIntervalSchema.nullable(),
  /** Sure after all models were looked at (Holm); null for the baseline itself. */
  outcome: z.enum(["better", "worse", "cannot_tell", "refused"]).nullable(),
  /** Whether the candidate is surely better than this one; null for the candidate itself. */
  isSurelyBeaten: z.boolean().nullable(),
  usdPerThousand: z.number().nullable(),
});
export type ReportedModel = z.infer<typeof reportedModelSchema>;

export const reportedCaseSchema = z.object({
  position: z.number(),
  asked: z.string(),
  target: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
});
export type ReportedCase = z.infer<typeof reportedCaseSchema>;

/** All that a decision rests on, on one page. */
export const reportSchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  question: z.string(),
  comparison: comparisonSchema,
  /** What to do, in words. */
  recommendation: z.string(),
  models: z.array(reportedModelSchema),
  cost: yearlyCostSchema,
  /** What more data would bring; null for what was not trained here. */
  learningCurve: learningCurveSchema.nullable(),
  slices: slicesSchema,
  regressions: z.object({ total: z.number(), cases: z.array(reportedCaseSchema) }),
  /** What the candidate learned from; null for what was not trained here. */
  data: z
    .object({
      datasetName: z.string(),
      number: z.number(),
      contentHash: z.string(),
      trainCount: z.number(),
      validationCount: z.number(),
      testCount: z.number(),
    })
    .nullable(),
  recipe: z
    .object({
      runId: z.string(),
      runNumber: z.number(),
      trainer: z.string(),
      baseModel: z.string(),
      method: z.string(),
      settings: z.string(),
      seed: z.number(),
      costUsd: z.number().nullable(),
      /** Which part of the rows, in words; null where it learned all. */
      part: z.string().nullable(),
    })
    .nullable(),
  /** Newest first. */
  decisions: z.array(decisionSchema),
  writtenAt: z.coerce.date(),
});
export type Report = z.infer<typeof reportSchema>;

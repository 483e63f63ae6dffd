import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { leakCountsSchema } from "@/lib/datasets/versions/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { modelVersionSchema } from "@/lib/models/schemas";

export const graderSchema = z.discriminatedUnion("kind", [
  /** The answer is the target, apart from white space at the ends. */
  z.object({ key: z.string(), kind: z.literal("exact") }),
  /** Share of the target's JSON fields whose value the answer has; 0 when the answer is not JSON. */
  z.object({ key: z.string(), kind: z.literal("json_fields") }),
]);
export const gradersSchema = z.array(graderSchema).min(1);
export type Grader = z.infer<typeof graderSchema>;

export const scoreSchema = z.object({
  score: z.number().min(0).max(1),
  reason: z.string(),
});
export const scoresSchema = z.record(z.string(), scoreSchema);
export type Scores = z.infer<typeof scoresSchema>;

export const benchmarkSchema = z.object({
  id: z.string(),
  name: z.string(),
  number: z.number(),
  graders: gradersSchema,
  caseCount: z.number(),
  datasetVersionId: z.string(),
  createdAt: z.coerce.date(),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** A mean over cases, never without its intervals. */
export const estimateWithIntervalSchema = z.object({
  value: z.number(),
  ci95: z.tuple([z.number(), z.number()]),
  ci50: z.tuple([z.number(), z.number()]),
  n: z.number(),
});
export type EstimateWithInterval = z.infer<typeof estimateWithIntervalSchema>;

/** One per grader. */
export const estimatesSchema = z.record(z.string(), estimateWithIntervalSchema);
export type Estimates = z.infer<typeof estimatesSchema>;

export const createEvaluationInput = z.object({
  modelVersionId: z.string().min(1, "Choose a model version."),
  benchmarkId: z.string().min(1, "Choose a benchmark."),
});
export type CreateEvaluationInput = z.infer<typeof createEvaluationInput>;

export const evaluationSchema = z.object({
  id: z.string(),
  status: z.enum(["queued", "running", "succeeded", "failed"]),
  modelVersion: modelVersionSchema,
  benchmark: benchmarkSchema,
  caseCount: z.number(),
  doneCount: z.number(),
  failure: z.object({ message: z.string(), action: z.string() }).nullable(),
  /** One per grader, null until the evaluation succeeded. */
  scores: estimatesSchema.nullable(),
  medianLatencyMs: z.number().nullable(),
  /** How many of the cases stand in what this model learned; null for what was never trained here, or while nobody has looked. */
  leak: leakCountsSchema.nullable(),
  createdAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** Better, worse, cannot tell, or not enough to say anything. */
export const verdictSchema = z.object({
  outcome: z.enum(["better", "worse", "cannot_tell", "refused"]),
  /** The sentence a person can repeat in a meeting. */
  sentence: z.string(),
  /** What would make it certain, or why it was refused. */
  detail: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const compareQuery = z.object({
  baselineId: z.string(),
  candidateId: z.string(),
  grader: z.string().optional(),
});
export type CompareQuery = z.infer<typeof compareQuery>;

/** Two evaluations on the same cases. */
export const comparisonSchema = z.object({
  baseline: evaluationSchema,
  candidate: evaluationSchema,
  grader: z.string(),
  /** Candidate minus baseline, paired by case. */
  difference: estimateWithIntervalSchema,
  /** Cases that only one of them got right. */
  onlyBaseline: z.number(),
  onlyCandidate: z.number(),
  bothRight: z.number(),
  bothWrong: z.number(),
  /** McNemar's test; null when scores are not 0 or 1. */
  pValue: z.number().nullable(),
  verdict: verdictSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const listCasesInput = pageQuery.extend({
  candidateId: z.string(),
  baselineId: z.string().optional(),
  grader: z.string().optional(),
  show: z.enum(["all", "fixed", "broken", "wrong"]).default("all"),
});
export type ListCasesInput = z.infer<typeof listCasesInput>;

export const caseAnswerSchema = z.object({
  answer: z.string(),
  scores: scoresSchema,
  latencyMs: z.number(),
});
export const caseSchema = z.object({
  id: z.string(),
  position: z.number(),
  prompt: messagesSchema,
  target: z.string(),
  candidate: caseAnswerSchema.nullable(),
  baseline: caseAnswerSchema.nullable(),
});
export type EvaluationCase = z.infer<typeof caseSchema>;
export const casePageSchema = pageSchema(caseSchema).extend({
  total: z.number(),
});

export const classicReferenceSchema = z.object({
  score: estimateWithIntervalSchema,
  note: z.string(),
});
export type ClassicReference = z.infer<typeof classicReferenceSchema>;

/** The first page of a project: where the story stands and what it proves. */
export const overviewSchema = z.object({
  exampleCount: z.number(),
  rejectedCount: z.number(),
  latestVersion: z
    .object({
      datasetId: z.string(),
      number: z.number(),
      trainCount: z.number(),
      validationCount: z.number(),
      testCount: z.number(),
    })
    .nullable(),
  activeRun: z
    .object({
      id: z.string(),
      number: z.number(),
      status: z.string(),
      step: z.number(),
      totalSteps: z.number().nullable(),
    })
    .nullable(),
  lastRun: z.object({ id: z.string(), number: z.number(), status: z.string() }).nullable(),
  activeEvaluation: z.object({ id: z.string(), doneCount: z.number(), caseCount: z.number() }).nullable(),
  benchmark: benchmarkSchema.nullable(),
  /** On the newest benchmark, in order of birth. */
  versions: z.array(
    z.object({
      modelVersion: modelVersionSchema,
      evaluationId: z.string(),
      score: estimateWithIntervalSchema,
      leak: leakCountsSchema.nullable(),
    }),
  ),
  baseline: z
    .object({
      modelVersion: modelVersionSchema,
      evaluationId: z.string(),
      score: estimateWithIntervalSchema,
    })
    .nullable(),
  /** The newest version against the baseline. */
  comparison: comparisonSchema.nullable(),
  /** A bag-of-words classifier trained on the same rows, where answers are labels; says when a simpler tool would do. */
  classicReference: classicReferenceSchema.nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;

/** A person's share in a frozen version, and what came of it. */
export const contributionSchema = z.object({
  version: z.object({ id: z.string(), number: z.number(), exampleCount: z.number(), createdAt: z.coerce.date() }),
  /** Examples that the person brought, wrote, corrected or approved; at least this many where counting stopped. */
  own: z.object({ count: z.number(), isAtLeast: z.boolean() }),
  /** The newest model that learned from this version; null until one is measured. */
  model: z
    .object({
      evaluationId: z.string(),
      modelVersion: modelVersionSchema,
      benchmark: benchmarkSchema,
      score: estimateWithIntervalSchema,
      /** The same base model with a prompt, on the same cases. */
      prompting: estimateWithIntervalSchema.nullable(),
    })
    .nullable(),
  /** The run that learns from it now. */
  training: z.object({ id: z.string(), number: z.number() }).nullable(),
});
export type Contribution = z.infer<typeof contributionSchema>;

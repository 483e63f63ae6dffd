import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { leakCountsSchema } from "@/lib/datasets/versions/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { modelVersionSchema } from "@/lib/models/schemas";
import { ceilingsSchema, stopReasons } from "./ceilings/schemas";
import { gradersSchema, scoresSchema } from "./graders/schemas";
import { consistencySchema, repeatsSchema } from "./repeats/schemas";
import { settleInput } from "./settling/schemas";
import { shareWithIntervalSchema } from "./share-with-interval";

export const benchmarkSchema = z.object({
  id: z.string(),
  /** Shared by the versions of one benchmark. */
  seriesId: z.string(),
  version: z.number(),
  name: z.string(),
  number: z.number(),
  note: z.string(),
  graders: gradersSchema,
  caseCount: z.number(),
  /** Whose test split the cases are; null where they were written or changed by hand. */
  datasetVersionId: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** A mean over cases, never without its intervals. */
export const estimateWithIntervalSchema = shareWithIntervalSchema;
export type EstimateWithInterval = z.infer<typeof estimateWithIntervalSchema>;

/** One per grader. */
export const estimatesSchema = z.record(z.string(), estimateWithIntervalSchema);
export type Estimates = z.infer<typeof estimatesSchema>;

export const createEvaluationInput = z.object({
  modelVersionId: z.string().min(1, "Choose a model version."),
  benchmarkId: z.string().min(1, "Choose a benchmark."),
  /** Left out: as it stands, which for a new one is no ceiling. */
  ...ceilingsSchema.partial().shape,
  /** Stop once it is sure which of the two is better. Left out: every case is asked. */
  settle: settleInput.optional(),
  /** Answers to every case. Left out: as it stands, which for a new one is one. More than there are: only those that are missing are asked for. */
  repeats: repeatsSchema.optional(),
});
export type CreateEvaluationInput = z.infer<typeof createEvaluationInput>;

export const evaluationSchema = z.object({
  id: z.string(),
  status: z.enum(["queued", "running", "succeeded", "stopped", "failed"]),
  modelVersion: modelVersionSchema,
  benchmark: benchmarkSchema,
  caseCount: z.number(),
  doneCount: z.number(),
  failure: z.object({ message: z.string(), action: z.string() }).nullable(),
  ...ceilingsSchema.shape,
  /** What a person set, or what was left of the month's budget, which may be nothing. */
  ceilingUsd: z.number().nullable(),
  /** What was paid for answers and grading so far; a price that nobody entered counts as nothing. */
  spentUsd: z.number(),
  spentTokens: z.number(),
  /** Why it stopped before every case had its answer; null where it did not. */
  stopReason: z.enum(stopReasons).nullable(),
  /** Answers to every case; they count as one. */
  repeats: z.number(),
  consistency: consistencySchema.nullable(),
  /** The evaluation that it is held against at every look; null where it is not to stop early. */
  settleAgainstId: z.string().nullable(),
  settleAmong: z.number(),
  /** After how many cases it was settled. */
  settledCount: z.number().nullable(),
  /** One per grader, null until the evaluation succeeded or stopped. */
  scores: estimatesSchema.nullable(),
  /** Grader → cases that it could not grade: its mean and every comparison leave them out. */
  ungraded: z.record(z.string(), z.number()).nullable(),
  graderTokens: z.number(),
  graderCostUsd: z.number().nullable(),
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
  /** Where the cases come from; as many as cases where none share a source. */
  sourceCount: z.number(),
  /** Cases that only one of them got right. */
  onlyBaseline: z.number(),
  onlyCandidate: z.number(),
  bothRight: z.number(),
  bothWrong: z.number(),
  /** Cases that both have an answer to: fewer than there are where one of them stopped. */
  answeredCount: z.number(),
  /** Of these, cases that were not graded on one side or both: nothing above counts them. */
  ungradedCount: z.number(),
  /** McNemar's test, or Student's over sources where that is less sure; null when scores are not 0 or 1. */
  pValue: z.number().nullable(),
  /** Whether answers stopped, or could have stopped, once it was sure: the interval and the p-value are then valid at every look. */
  isSequential: z.boolean(),
  verdict: verdictSchema,
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const listCasesInput = pageQuery.extend({
  /** Left out: the cases alone. */
  candidateId: z.string().optional(),
  baselineId: z.string().optional(),
  grader: z.string().optional(),
  /** Cases with this tag alone. */
  tag: z.string().optional(),
  /** A group of failures, by its words: those of the list that `show` names. */
  group: z.string().optional(),
  /** `both_wrong`: right for neither. `disputed`: two graders of the benchmark are at least half a score apart over the candidate's answer. */
  show: z.enum(["all", "fixed", "broken", "both_wrong", "wrong", "disputed", "ungraded"]).default("all"),
});
export type ListCasesInput = z.infer<typeof listCasesInput>;

export const caseAnswerSchema = z.object({
  answerId: z.string(),
  answer: z.string(),
  scores: scoresSchema,
  latencyMs: z.number(),
  /** Every answer to a case that was asked several times, the first one too. */
  repeats: z.array(z.object({ answer: z.string(), scores: scoresSchema })),
});
export const caseSchema = z.object({
  id: z.string(),
  position: z.number(),
  prompt: messagesSchema,
  target: z.string(),
  tags: z.array(z.string()),
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
  /** The run that waits longest for a lead's approval, and how many do. */
  waitingRun: z.object({ id: z.string(), number: z.number(), count: z.number() }).nullable(),
  /** Whether whoever asks may approve it. */
  mayApprove: z.boolean(),
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

import { z } from "zod";
import { runStatusSchema } from "@/lib/runs/schemas";
import { createSweepInput } from "@/lib/runs/sweeps/schemas";
import { failureKindSchema } from "@/lib/trainers/schemas";
import { estimateWithIntervalSchema, evaluationSchema } from "../schemas";

/** Each is half of the next, and the last is half of all. */
export const partPercents = [25, 50] as const;

export const learningCurveQuery = z.object({
  /** Of the model that learned from all rows: its cases and graders are those of the curve. */
  evaluationId: z.string().min(1, "Name the evaluation of the model."),
  /** What is drawn as a band. */
  baselineId: z.string().optional(),
  grader: z.string().optional(),
});
export type LearningCurveQuery = z.infer<typeof learningCurveQuery>;

export const planLearningCurveInput = learningCurveQuery.pick({ evaluationId: true });
export const startLearningCurveInput = planLearningCurveInput.extend({
  ceilingUsd: createSweepInput.shape.ceilingUsd,
  approvedUsd: createSweepInput.shape.approvedUsd,
});
export type StartLearningCurveInput = z.input<typeof startLearningCurveInput>;

/** What a point of the curve waits for, or why it is not there. */
export const pointStateSchema = z.enum(["missing", "waiting", "training", "unmeasured", "measuring", "measured", "failed"]);
export type PointState = z.infer<typeof pointStateSchema>;

export const curvePointSchema = z.object({
  percent: z.number(),
  state: pointStateSchema,
  /** Why it failed and what to do, in words. */
  reason: z.string().nullable(),
  /** Examples that it learns from; null until that is known. */
  trainCount: z.number().nullable(),
  run: z
    .object({
      id: z.string(),
      number: z.number(),
      status: runStatusSchema,
      step: z.number(),
      totalSteps: z.number().nullable(),
      costUsd: z.number().nullable(),
      failureKind: failureKindSchema.nullable(),
    })
    .nullable(),
  evaluation: evaluationSchema
    .pick({ id: true, status: true, doneCount: true, caseCount: true, spentUsd: true })
    .extend({ modelName: z.string() })
    .nullable(),
  score: estimateWithIntervalSchema.nullable(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** From one point to the next, on the same cases. */
export const curveStepSchema = z.object({
  from: z.number(),
  to: z.number(),
  /** The larger minus the smaller. */
  difference: estimateWithIntervalSchema,
  outcome: z.enum(["better", "worse", "cannot_tell", "refused"]),
});
export type CurveStep = z.infer<typeof curveStepSchema>;

export const curveVerdictSchema = z.object({
  outcome: z.enum(["waiting", "refused", "rising", "levelled", "falling", "cannot_tell"]),
  sentence: z.string(),
  detail: z.string(),
  /** What can be said of the next doubling; null where nothing honest can. */
  projection: z.string().nullable(),
});
export type CurveVerdict = z.infer<typeof curveVerdictSchema>;

export const learningCurveSchema = z.object({
  evaluationId: z.string(),
  benchmark: z.object({ id: z.string(), name: z.string() }),
  grader: z.string(),
  /** `none`: nobody has asked yet. `incomplete`: a part failed, was stopped, or is not measured on these cases. */
  state: z.enum(["impossible", "none", "awaiting_approval", "running", "incomplete", "done"]),
  /** Why there can be none, in words. */
  reason: z.string().nullable(),
  sweep: z.object({ id: z.string(), number: z.number() }).nullable(),
  /** Smallest first; the last one is the model in question. */
  points: z.array(curvePointSchema),
  steps: z.array(curveStepSchema),
  baseline: z.object({ evaluationId: z.string(), name: z.string(), score: estimateWithIntervalSchema }).nullable(),
  verdict: curveVerdictSchema,
});
export type LearningCurve = z.infer<typeof learningCurveSchema>;

import { z } from "zod";
import { parameterNameSchema } from "@/lib/trainers/schemas";
import { recipeChangeSchema, recipeContentSchema } from "../recipes/schemas";
import { countingSchema, createRunInput, runStatusSchema } from "../schemas";

/** More than anybody reads as one table. */
export const mostMembers = 50;

const placeSchema = z.object({ trainerId: z.string().min(1), baseModel: z.string().min(1) });

/** One thing that varies, and what it is in turn. */
export const sweepAxisSchema = z.discriminatedUnion("field", [
  z.object({ field: z.literal("baseModel"), values: z.array(placeSchema).min(1, "Choose at least one base model.").max(20) }),
  z.object({ field: z.literal("seed"), values: z.array(z.number().int().min(0).max(2_147_483_647)).min(1).max(20) }),
  /** How much of the train split is learned from; a smaller share is a part of a larger one. */
  z.object({
    field: z.literal("trainPercent"),
    values: z.array(createRunInput.shape.trainPercent.unwrap()).min(1).max(20),
  }),
  z.object({
    field: z.literal("parameter"),
    name: parameterNameSchema,
    values: z
      .array(z.union([z.literal("auto"), z.number()]))
      .min(1, "Write at least one value.")
      .max(20, "Use at most 20 values."),
  }),
]);
export type SweepAxis = z.infer<typeof sweepAxisSchema>;

/** A grid tries every value with every other; a list takes the first of each, then the second, and so on. */
export const sweepShapeSchema = z.object({ kind: z.enum(["grid", "list"]), axes: z.array(sweepAxisSchema).min(1).max(6) });
export type SweepShape = z.infer<typeof sweepShapeSchema>;

export const planSweepInput = z.object({
  datasetVersionId: z.string().min(1, "Choose a dataset version."),
  trainerId: z.string().min(1, "Choose a trainer."),
  /** What all runs have in common. */
  content: recipeContentSchema,
  recipeId: z.string().optional(),
  /** Draws the rows where less than all of them are learned from. */
  subsetSeed: createRunInput.shape.subsetSeed,
  shape: sweepShapeSchema,
});
export type PlanSweepInput = z.input<typeof planSweepInput>;

export const createSweepInput = planSweepInput.extend({
  /** What all runs together may cost; left out: the upper end of what they are expected to. */
  ceilingUsd: z.number().min(0, "A ceiling is 0 or more.").max(1_000_000).optional(),
  /** Said by a lead who starts what is above the spending limit: the most that all runs together may cost; null where no price is known. */
  approvedUsd: z.number().min(0).nullable().optional(),
});
export type CreateSweepInput = z.input<typeof createSweepInput>;

const range = z.tuple([z.number(), z.number()]);

export const sweepSettingSchema = z.object({ field: z.string(), label: z.string(), value: z.string() });

export const plannedMemberSchema = z.object({
  position: z.number(),
  trainer: z.object({ id: z.string(), name: z.string() }),
  content: recipeContentSchema,
  trainPercent: z.number(),
  /** The settings that are not the same in all of them. */
  settings: z.array(sweepSettingSchema),
  usd: range.nullable(),
  seconds: range.nullable(),
  /** What another base model changes in the shared settings. */
  changes: z.array(recipeChangeSchema),
  problems: z.array(z.string()),
});
export type PlannedMember = z.infer<typeof plannedMemberSchema>;

export const sweepPlanSchema = z.object({
  members: z.array(plannedMemberSchema),
  /** Of all runs; null where a price is missing. */
  usd: range.nullable(),
  /** From the first start to the last end, within what each trainer does at once; null where nobody can say. */
  seconds: range.nullable(),
  problems: z.array(z.string()),
  /** How far the examples are counted; null once they are, and then the plan is whole. */
  counting: countingSchema.nullable(),
});
export type SweepPlan = z.infer<typeof sweepPlanSchema>;

export const sweepMemberSchema = z.object({
  position: z.number(),
  trainer: z.object({ id: z.string(), name: z.string() }),
  content: recipeContentSchema,
  trainPercent: z.number(),
  settings: z.array(sweepSettingSchema),
  state: z.enum(["waiting", "launched", "left_out", "refused", "cancelled"]),
  reason: z.string().nullable(),
  expectedUsd: range.nullable(),
  run: z
    .object({
      id: z.string(),
      number: z.number(),
      status: runStatusSchema,
      step: z.number(),
      totalSteps: z.number().nullable(),
      costUsd: z.number().nullable(),
      startedAt: z.coerce.date().nullable(),
      finishedAt: z.coerce.date().nullable(),
      validLoss: z.number().nullable(),
    })
    .nullable(),
});
export type SweepMember = z.infer<typeof sweepMemberSchema>;

const sweepStatusSchema = z.enum(["awaiting_approval", "running", "finished", "cancelled"]);

export const listSweepsInput = z.object({ status: sweepStatusSchema.optional() });
export type ListSweepsInput = z.infer<typeof listSweepsInput>;

export const sweepSchema = z.object({
  id: z.string(),
  number: z.number(),
  status: sweepStatusSchema,
  datasetVersion: z.object({ id: z.string(), number: z.number(), datasetId: z.string(), datasetName: z.string() }),
  recipe: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The run on all rows whose learning curve this draws. */
  curveOf: z.object({ id: z.string(), number: z.number() }).nullable(),
  shape: sweepShapeSchema,
  ceilingUsd: z.number().nullable(),
  /** What is spent, and what the runs that are on may still cost. */
  committedUsd: z.number(),
  problem: z.string().nullable(),
  members: z.array(sweepMemberSchema),
  createdById: z.string().nullable(),
  createdBy: z.string().nullable(),
  /** Who let it start, where it was above the spending limit. */
  approvedBy: z.string().nullable(),
  createdAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
export type Sweep = z.infer<typeof sweepSchema>;

import { z } from "zod";
import { estimateWithIntervalSchema } from "@/lib/evaluations/schemas";
import { runStatusSchema } from "@/lib/runs/schemas";
import { parityOutcomeSchema } from "../parity/schemas";
import { recordStatusSchema } from "../records/schemas";
import { retirementSchema } from "../retirements/schemas";

export const boardQuery = z.object({ scope: z.enum(["project", "all"]).default("project") });

export const nextActionSchema = z.enum([
  "record",
  "see_record",
  "go_on",
  "retrain",
  "see_run",
  "prove",
  "see_parity",
  "add_cases",
  "switch",
  "none",
]);
export type NextAction = z.infer<typeof nextActionSchema>;

export const boardRowSchema = z.object({
  project: z.object({ id: z.string(), name: z.string() }),
  modelVersion: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(["baseline", "fine_tune", "imported"]),
    baseModel: z.string(),
    trainerName: z.string(),
  }),
  retirement: retirementSchema,
  /** `gone`: the provider lists it no more, or its day is over. */
  life: z.enum(["ends", "open", "yours", "gone"]),
  daysLeft: z.number().nullable(),
  trainingDaysLeft: z.number().nullable(),
  goneAt: z.coerce.date().nullable(),
  /** Somebody decided that it may stop without a successor. */
  mayRetire: z.boolean(),
  record: z
    .object({
      id: z.string(),
      status: recordStatusSchema,
      doneCount: z.number(),
      caseCount: z.number(),
      finishedAt: z.coerce.date().nullable(),
    })
    .nullable(),
  replacement: z
    .object({
      run: z.object({ id: z.string(), number: z.number(), status: runStatusSchema }).nullable(),
      modelVersion: z.object({ id: z.string(), name: z.string(), baseModel: z.string(), trainerName: z.string() }).nullable(),
    })
    .nullable(),
  parity: z
    .object({
      id: z.string(),
      /** Null while the new model is still answering. */
      outcome: parityOutcomeSchema.nullable(),
      marginPoints: z.number(),
      difference: estimateWithIntervalSchema.nullable(),
      agreement: estimateWithIntervalSchema.nullable(),
      caseCount: z.number(),
    })
    .nullable(),
  /** A deployment answers with the replacement. */
  isSwitched: z.boolean(),
  next: nextActionSchema,
});
export type BoardRow = z.infer<typeof boardRowSchema>;

const stepSchema = z.object({ done: z.number(), of: z.number() });

export const boardSchema = z.object({
  rows: z.array(boardRowSchema),
  /** The sentence a person can repeat in a meeting; `countdown` is the part of it that is the point. */
  sentence: z.string(),
  countdown: z.string().nullable(),
  /** What comes first, and why. */
  lead: z.string(),
  firstId: z.string().nullable(),
  /** What the first step would cost, where that is recording. */
  firstUsd: z.number().nullable(),
  steps: z.object({ record: stepSchema, retrain: stepSchema, prove: stepSchema, switch: stepSchema }),
  /** When the providers were asked last; null where none was. */
  askedAt: z.coerce.date().nullable(),
});
export type Board = z.infer<typeof boardSchema>;

export const survivalWarningSchema = z.object({
  /** Models that end soon and may not. */
  count: z.number(),
  daysLeft: z.number().nullable(),
  /** Null where nothing ends soon. */
  sentence: z.string().nullable(),
});
export type SurvivalWarning = z.infer<typeof survivalWarningSchema>;

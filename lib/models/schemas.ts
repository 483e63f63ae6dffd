import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";

/** What a model is shown before the question: nothing but its instruction, questions with answers, or passages found for the question. */
export const approachSchema = z.enum(["prompt", "few_shot", "retrieval"]);
export type Approach = z.infer<typeof approachSchema>;

export const approachSettingsSchema = z.discriminatedUnion("approach", [
  z.object({
    approach: z.literal("few_shot"),
    datasetVersionId: z.string(),
    /** Fewer are shown where the model cannot read so many. */
    count: z.number().int().min(1).max(50),
    /** The same for every question, or those most like it. */
    pick: z.enum(["fixed", "nearest"]),
  }),
  z.object({ approach: z.literal("retrieval"), passageIndexId: z.string(), count: z.number().int().min(1).max(50) }),
]);
export type ApproachSettings = z.infer<typeof approachSettingsSchema>;

export const stageSchema = z.enum(["candidate", "staging", "production", "archived"]);
export type Stage = z.infer<typeof stageSchema>;

export const modelVersionSchema = z.object({
  id: z.string(),
  kind: z.enum(["baseline", "fine_tune", "imported"]),
  approach: approachSchema,
  /** The frozen version whose train split it is shown; null for what is shown none. */
  shownVersionId: z.string().nullable(),
  /** v1, v2, … for fine-tunes and imported models; 0 for baselines. */
  number: z.number(),
  name: z.string(),
  baseModel: z.string(),
  deploymentName: z.string().nullable(),
  trainer: z.object({ id: z.string(), name: z.string() }),
  run: z.object({ id: z.string(), number: z.number() }).nullable(),
  stage: stageSchema,
  /** Grows with every move of the stage; who moves it says which one they saw. */
  stageVersion: z.number(),
  createdAt: z.coerce.date(),
});
export type ModelVersion = z.infer<typeof modelVersionSchema>;

/** Where a version answers in production now. */
export const servingSchema = z.object({
  deployment: z.object({ id: z.string(), name: z.string() }),
  /** Of the deployment's traffic, from 0 to 1. */
  share: z.number(),
  isFallback: z.boolean(),
  /** It answers more than half: the deployment's main variant. */
  isMain: z.boolean(),
});
export type Serving = z.infer<typeof servingSchema>;

export const listedModelSchema = modelVersionSchema.extend({ serves: z.array(servingSchema) });
export type ListedModel = z.infer<typeof listedModelSchema>;

export const setStageInput = z.object({
  stage: stageSchema,
  /** The stage version that the move was decided on. */
  stageVersion: z.number().int(),
  reason: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type SetStageInput = z.input<typeof setStageInput>;

export const stageChangeSchema = z.object({
  id: z.string(),
  before: stageSchema,
  after: stageSchema,
  stageVersion: z.number(),
  reason: z.string(),
  /** Nobody's name: a guardrail or the calendar moved the traffic. */
  by: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type StageChange = z.infer<typeof stageChangeSchema>;

export const updateModelVersionInput = z.object({
  /** Null: it answers to its own name again. */
  deploymentName: z.string().trim().min(1, "Enter the deployment's name.").max(300).nullable(),
});
export type UpdateModelVersionInput = z.infer<typeof updateModelVersionInput>;

/** `revision` is the one the person sees; if somebody saved since, no draft is saved over it. */
export const draftAnswerInput = z.object({ modelVersionId: z.string().min(1), revision: z.number().int().min(1) });
export type DraftAnswerInput = z.infer<typeof draftAnswerInput>;

/** A conversation that ends with a question. */
export const tryModelInput = z.object({
  messages: messagesSchema.max(200).refine((messages) => messages.at(-1)?.role === "user", "Ask something last."),
});
export type TryModelInput = z.input<typeof tryModelInput>;

export const triedAnswerSchema = z.object({
  text: z.string(),
  latencyMs: z.number(),
  completionTokens: z.number(),
  /** Null where nobody has entered a price. */
  costUsd: z.number().nullable(),
});
export type TriedAnswer = z.infer<typeof triedAnswerSchema>;

const showing = { count: z.number().int().min(1, "Show at least one.").max(50, "Show at most 50.").default(5) };

export const createBaselineInput = z.object({
  trainerId: z.string().min(1, "Choose who answers."),
  /** As the provider calls it; it need not be one that can be tuned. */
  model: z.string().trim().min(1, "Name the model.").max(200),
  systemPrompt: z.string().trim().max(20_000, "Use at most 20,000 characters.").default(""),
  shows: z
    .discriminatedUnion("approach", [
      z.object({ approach: z.literal("prompt") }),
      z.object({
        approach: z.literal("few_shot"),
        datasetVersionId: z.string().min(1, "Choose a dataset version."),
        pick: z.enum(["fixed", "nearest"]).default("nearest"),
        ...showing,
      }),
      z.object({ approach: z.literal("retrieval"), passageIndexId: z.string().min(1, "Choose what is looked through."), ...showing }),
    ])
    .default({ approach: "prompt" }),
});
export type CreateBaselineInput = z.input<typeof createBaselineInput>;

export const passageIndexSchema = z.object({
  id: z.string(),
  name: z.string(),
  datasetVersionId: z.string().nullable(),
  status: z.enum(["building", "ready", "failed"]),
  passageCount: z.number(),
  /** Why it failed and what to do. */
  failureMessage: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type PassageIndex = z.infer<typeof passageIndexSchema>;

const mostLetters = 4_000_000;

export const createPassageIndexInput = z.union([
  z.object({ datasetVersionId: z.string().min(1) }),
  z
    .object({
      name: z.string().trim().min(1, "Name the documents, for example “Handbook”.").max(100),
      documents: z
        .array(z.object({ title: z.string().trim().max(200).default(""), text: z.string() }))
        .min(1, "Add at least one document.")
        .max(1_000, "Add at most 1,000 documents at once."),
    })
    .refine(
      ({ documents }) => documents.some(({ text }) => text.trim() !== ""),
      "The documents are empty: there is nothing to look through.",
    )
    .refine(
      ({ documents }) => documents.reduce((sum, { text }) => sum + text.length, 0) <= mostLetters,
      "The documents are longer than four million letters together. Leave out what no question is about.",
    ),
]);
export type CreatePassageIndexInput = z.input<typeof createPassageIndexInput>;

import { z } from "zod";
import type { issueKindSchema } from "./catalog";

/** A place in an example's text, in the units of a string. */
export const spanSchema = z.object({
  part: z.enum(["messages", "rejected"]),
  message: z.number(),
  /** Which tool call of that message, when it is in the values of one. */
  call: z.number().nullable(),
  from: z.number(),
  to: z.number(),
  /** What stands there: email, phone, … It names the placeholder too. */
  type: z.string(),
});
export type Span = z.infer<typeof spanSchema>;

/** Where a finding is and what it says, in words. */
export const issueDetailSchema = z.object({
  words: z.string(),
  spans: z.array(spanSchema).optional(),
  /** Of a pair: the older example. */
  otherId: z.string().optional(),
  /** Of a pair: shared fragments of all fragments, 0 to 1. */
  similarity: z.number().optional(),
});
export type IssueDetail = z.infer<typeof issueDetailSchema>;

/** What a check found in one example. */
export interface Finding {
  kind: z.infer<typeof issueKindSchema>;
  /** Tells two findings of one kind in one example apart. */
  key: string;
  detail: IssueDetail;
}

/** The length that a base model reads. */
export const modelLengthSchema = z.object({ label: z.string(), contextLength: z.number() });
export type ModelLength = z.infer<typeof modelLengthSchema>;

const countSchema = z.object({ label: z.string(), count: z.number() });
export type LabelCount = z.infer<typeof countSchema>;

/** What a check over the whole dataset counted. */
export const reportSchema = z.object({
  exampleCount: z.number(),
  models: z.array(modelLengthSchema),
  /** Lengths in tokens, in steps of equal width. */
  lengths: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
  states: z.array(countSchema),
  /** ISO 639-1; of those examples whose language could be told. */
  languages: z.array(countSchema),
  /** Answers that read like labels: as a whole (`field` null), or a field of an answer in JSON. */
  labels: z.array(z.object({ field: z.string().nullable(), values: z.array(countSchema), distinct: z.number(), evenness: z.number() })),
  durationMs: z.number(),
});
export type HealthReport = z.infer<typeof reportSchema>;

export const checkProgressSchema = z.object({
  phase: z.enum(["examples", "reading", "comparing", "writing"]),
  done: z.number(),
  total: z.number(),
});
export type CheckProgress = z.infer<typeof checkProgressSchema>;

/** `Dataset.health` as it is stored. */
export const datasetHealthSchema = z.object({ report: reportSchema.nullable(), progress: checkProgressSchema.nullable() });

import { z } from "zod";
import { reviewStateSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { issueKindSchema } from "./catalog";

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
  /** Of how many examples one was asked for its language: 1 when all were. */
  languageStep: z.number().default(1),
  /** Answers that read like labels: as a whole (`field` null), or a field of an answer in JSON. */
  labels: z.array(z.object({ field: z.string().nullable(), values: z.array(countSchema), distinct: z.number(), evenness: z.number() })),
  /** Of the longest conversation, in tokens; the last of `lengths` holds all that is beyond it. */
  longest: z.number().default(0),
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

export const healthSchema = z.object({
  exampleCount: z.number(),
  /** Examples with at least one open issue. */
  flaggedCount: z.number(),
  issues: z.array(z.object({ kind: issueKindSchema, open: z.number(), ignored: z.number() })),
  /** waiting: it begins in a moment · running: it is at work. */
  state: z.enum(["idle", "waiting", "running"]),
  progress: checkProgressSchema.nullable(),
  report: reportSchema.nullable(),
  checkedAt: z.coerce.date().nullable(),
  /** The JSON Schema that every answer of the project keeps. */
  answerSchema: z.record(z.string(), z.json()).nullable(),
});
export type Health = z.infer<typeof healthSchema>;

export const listIssuesInput = pageQuery.extend({
  kind: issueKindSchema,
  ignored: z.enum(["true", "false"]).default("false"),
});
export type ListIssuesInput = z.infer<typeof listIssuesInput>;

/** A piece of text around what was found. */
const excerptSchema = z.object({ before: z.string(), found: z.string(), after: z.string(), type: z.string() });
export type Excerpt = z.infer<typeof excerptSchema>;

const issueExampleSchema = z.object({
  id: z.string(),
  position: z.number(),
  state: reviewStateSchema,
  promptText: z.string(),
  answerText: z.string(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().nullable(),
});
export type IssueExample = z.infer<typeof issueExampleSchema>;

export const issueSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  kind: issueKindSchema,
  words: z.string(),
  isIgnored: z.boolean(),
  example: issueExampleSchema,
  excerpts: z.array(excerptSchema),
  /** Of a pair: the older example. Of a contradiction: everybody who asks the same, oldest first. */
  others: z.array(issueExampleSchema),
});
export type Issue = z.infer<typeof issueSchema>;
export const issuePageSchema = pageSchema(issueSchema);

/** A place that a finding means, with the words that stand there: while somebody types they tell whether it is still the same. */
export const markSchema = spanSchema.extend({ text: z.string() });
export type Mark = z.infer<typeof markSchema>;

/** An issue as the editor of its example needs it. */
export const exampleIssueSchema = issueSchema.extend({ marks: z.array(markSchema) });
export type ExampleIssue = z.infer<typeof exampleIssueSchema>;

/** Some by their id, or all of a kind. */
export const ignoreIssuesInput = z
  .object({ ids: z.array(z.string()).max(1_000).optional(), kind: issueKindSchema.optional(), ignored: z.boolean() })
  .refine(({ ids, kind }) => (ids === undefined) !== (kind === undefined), "Name issues by their ids, or a kind for all of it; not both.");
export type IgnoreIssuesInput = z.infer<typeof ignoreIssuesInput>;

/** Works through the examples in steps: hand `cursor` and `fixId` back until the cursor is null. */
export const fixIssuesInput = z.object({
  kind: issueKindSchema,
  ids: z.array(z.string()).max(1_000).optional(),
  cursor: z.string().optional(),
  fixId: z.string().optional(),
});
export type FixIssuesInput = z.infer<typeof fixIssuesInput>;
export const fixStepSchema = z.object({
  fixId: z.string(),
  changedCount: z.number(),
  /** Could not be changed: nothing to be sure of, or the rest of the example has to be mended first. */
  skippedCount: z.number(),
  nextCursor: z.string().nullable(),
});

/** One is kept and the others go; or, of every pair of a kind, the newer one goes. */
export const mergeInput = z.union([
  z.object({ keepId: z.string(), removeIds: z.array(z.string()).min(1).max(1_000) }),
  z.object({ kind: z.enum(["exact_duplicate", "near_duplicate"]) }),
]);
export type MergeInput = z.infer<typeof mergeInput>;
export const mergeSchema = z.object({ fixId: z.string(), removedCount: z.number(), keptCount: z.number() });

/** So far, over all steps: ask again until `leftCount` is 0. `keptCount`: somebody changed them since, so they stay as they are. */
export const undoStepSchema = z.object({ restoredCount: z.number(), keptCount: z.number(), leftCount: z.number() });

/** The JSON Schema that every answer of the project keeps; null for free text. */
export const answerFormatSchema = z.object({ schema: z.record(z.string(), z.json()).nullable() });
export type AnswerFormat = z.infer<typeof answerFormatSchema>;
export const answerSchemaInput = answerFormatSchema;
export type AnswerSchemaInput = z.infer<typeof answerSchemaInput>;

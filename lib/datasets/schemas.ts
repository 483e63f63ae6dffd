import { z } from "zod";

/** A function that the model wants called. `arguments` is JSON in writing, as the model wrote it. */
export const toolCallSchema = z.object({
  id: z.string(),
  type: z.literal("function"),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
export type ToolCall = z.infer<typeof toolCallSchema>;

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  /** Empty beside tool calls. */
  content: z.string(),
  /** 0: the model reads this answer but does not learn it. */
  weight: z.union([z.literal(0), z.literal(1)]).optional(),
  name: z.string().optional(),
  /** Of an assistant: the calls that it makes instead of, or beside, its text. */
  tool_calls: z.array(toolCallSchema).optional(),
  /** Of a tool: the call that it answers. */
  tool_call_id: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A conversation whose last message is the assistant's: the answer the model learns. */
export const messagesSchema = z.array(messageSchema).min(1);

/** The functions that the model may call, in the words of the OpenAI protocol. */
export const toolsSchema = z.array(
  z.object({
    type: z.literal("function"),
    function: z.object({
      name: z.string(),
      description: z.string().optional(),
      parameters: z.record(z.string(), z.json()).optional(),
      strict: z.boolean().nullish(),
    }),
  }),
);
export type Tools = z.infer<typeof toolsSchema>;

/** All that is learned from an example: two with the same content are the same example. */
export const exampleContentSchema = z.object({
  messages: messagesSchema,
  tools: toolsSchema.nullable().default(null),
  /** Of a preference pair: the answer that was not preferred. The preferred one ends `messages`. */
  rejected: messagesSchema.nullable().default(null),
});
export type ExampleContent = z.infer<typeof exampleContentSchema>;

export const createDatasetInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name where the examples come from, for example “Customer messages”.").max(100),
});
export type CreateDatasetInput = z.infer<typeof createDatasetInput>;

export const splitRatiosSchema = z
  .object({ train: z.number().min(0).max(1), validation: z.number().min(0).max(1), test: z.number().min(0).max(1) })
  .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, "The three shares must add up to 100 %.");
export type SplitRatios = z.infer<typeof splitRatiosSchema>;

export const datasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  splitSeed: z.number(),
  splitRatios: splitRatiosSchema,
  reviewersPerExample: z.number(),
  isReviewBlind: z.boolean(),
  exampleCount: z.number(),
  latestVersion: z.object({ id: z.string(), number: z.number() }).nullable(),
  createdAt: z.coerce.date(),
});
export type Dataset = z.infer<typeof datasetSchema>;

/** What goes on in a dataset beside the number of its examples. */
export const datasetActivitySchema = z.object({
  datasetId: z.string(),
  versionCount: z.number(),
  /** Examples that were added, changed or deleted since the newest version; null before the first. */
  changeCount: z.number().nullable(),
  isChangeCountAtLeast: z.boolean(),
  /** Null while it is empty. */
  lastChangedAt: z.coerce.date().nullable(),
  /** How many examples have each kind of open issue. */
  issues: z.record(z.string(), z.number()),
  /** Drafts, and what is in review. */
  toReview: z.number(),
});
export type DatasetActivity = z.infer<typeof datasetActivitySchema>;

export const splitSchema = z.enum(["train", "validation", "test"]);
export type Split = z.infer<typeof splitSchema>;

export const reviewStateSchema = z.enum(["draft", "in_review", "approved", "rejected"]);
export type ReviewState = z.infer<typeof reviewStateSchema>;

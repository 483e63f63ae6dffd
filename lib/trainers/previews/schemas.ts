import { z } from "zod";

/** A stretch of an example as the model gets it: what it learns, what it only reads, what lies beyond its context. */
export const previewSpanSchema = z.object({
  text: z.string(),
  kind: z.enum(["learned", "read", "cut"]),
  tokens: z.number(),
});
export type PreviewSpan = z.infer<typeof previewSpanSchema>;

export const previewTemplateSchema = z.object({
  /** "qwen3"; null where the provider does not publish how it writes a conversation. */
  name: z.string().nullable(),
  /** Changes when the template does. */
  hash: z.string(),
  /** The trainer's own template and tokenizer; everything else is an estimate. */
  isExact: z.boolean(),
  /** Where the template and the counts come from. */
  note: z.string(),
});
export type PreviewTemplate = z.infer<typeof previewTemplateSchema>;

export const rowPreviewSchema = z.object({
  tokens: z.number(),
  learnedTokens: z.number(),
  /** Place of the first token that is learned; where nothing is, the number of tokens. */
  firstLearned: z.number(),
  /** Why the trainer would refuse the row. */
  problem: z.string().nullable(),
  /** Empty where only figures were asked for. */
  spans: z.array(previewSpanSchema),
});
export type RowPreview = z.infer<typeof rowPreviewSchema>;

/** What a trainer does with a row that is longer than the context. */
export const overlongSchema = z.enum(["refused", "cut", "unknown"]);
export type Overlong = z.infer<typeof overlongSchema>;

import { z } from "zod";
import { overlongSchema, previewTemplateSchema, rowPreviewSchema } from "@/lib/trainers/previews/schemas";
import { createRunInput } from "../schemas";

/** How many there are, and the longest of them by their number in the version. */
export const foundRowsSchema = z.object({ count: z.number(), rows: z.array(z.number()) });
export type FoundRows = z.infer<typeof foundRowsSchema>;

export const previewSummarySchema = z.object({
  rowCount: z.number(),
  /** Of one epoch, as far as they are read. */
  tokens: z.number(),
  median: z.number(),
  /** 95 of 100 examples are at most this long. */
  p95: z.number(),
  longest: z.number(),
  bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.number() })),
  /** All that can be rendered, longest first. */
  all: foundRowsSchema,
  /** Longer than the context. */
  cut: foundRowsSchema,
  /** The context ends before the answer begins. */
  answerLost: foundRowsSchema,
  /** Every answer has weight 0, or is empty. */
  nothingToLearn: foundRowsSchema,
  refused: foundRowsSchema,
});
export type PreviewSummary = z.infer<typeof previewSummarySchema>;

/** What the trainer will see of the examples to learn from. Counted once for a version; until then the page shows how far it is. */
export const runPreviewSchema = z.object({
  state: z.enum(["measuring", "done", "failed"]),
  measuredCount: z.number(),
  rowCount: z.number(),
  /** Why they could not be counted, and what to do. */
  failure: z.string().nullable(),
  template: previewTemplateSchema,
  /** Tokens; null where nobody says. */
  contextLength: z.number().nullable(),
  overlong: overlongSchema,
  summary: previewSummarySchema.nullable(),
});
export type RunPreview = z.infer<typeof runPreviewSchema>;

const mostRowsAtOnce = 10;

export const previewRowsInput = createRunInput.extend({
  contextLength: z.number().int().min(1).nullable().default(null),
  /** Their numbers in the version. */
  rows: z.array(z.number().int().min(0)).min(1).max(mostRowsAtOnce),
});
export type PreviewRowsInput = z.input<typeof previewRowsInput>;

export const previewedRowSchema = rowPreviewSchema.extend({ row: z.number() });
export const previewedRowsSchema = z.array(previewedRowSchema);
export type PreviewedRow = z.infer<typeof previewedRowSchema>;

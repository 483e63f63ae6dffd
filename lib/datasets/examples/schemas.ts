import { z } from "zod";
import { exampleContentSchema, reviewStateSchema, splitSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { exampleFilterSchema, exampleSortSchema } from "./example-filter";

export const listExamplesInput = z.object({
  ...exampleFilterSchema.shape,
  sort: exampleSortSchema.default("position"),
  ...pageQuery.shape,
});
export type ListExamplesInput = z.infer<typeof listExamplesInput>;

export const exampleSchema = z.object({
  id: z.string(),
  position: z.coerce.number(),
  revision: z.number(),
  ...exampleContentSchema.shape,
  promptText: z.string(),
  answerText: z.string(),
  state: reviewStateSchema,
  tags: z.array(z.string()),
  /** Under the dataset's seed and shares, or as pinned by hand. */
  split: splitSchema,
  isSplitPinned: z.boolean(),
  tokenCount: z.number(),
  /** Kinds of its open issues. */
  issueKinds: z.array(z.string()),
  isMachineWritten: z.boolean(),
  authorId: z.string().nullable(),
  assigneeId: z.string().nullable(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().nullable(),
  updatedAt: z.coerce.date(),
});
export type Example = z.infer<typeof exampleSchema>;

/** An example as a list shows it: its texts are excerpts on one line. */
export const exampleRowSchema = exampleSchema.omit({ messages: true, tools: true, rejected: true });
export type ExampleRow = z.infer<typeof exampleRowSchema>;

export const examplePageSchema = pageSchema(exampleRowSchema).extend({
  /** How many match; null on later pages. */
  total: z.number().nullable(),
  /** False: there are so many that `total` is an estimate. */
  isTotalExact: z.boolean(),
});
export type ExamplePage = z.infer<typeof examplePageSchema>;

export const exampleFacetSchema = z.object({
  name: z.enum(["state", "tag", "split", "issue", "source", "author", "assignee", "length"]),
  /** Most first. */
  options: z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number() })),
  /** False: estimated from rows picked by chance. */
  isExact: z.boolean(),
});
export type ExampleFacet = z.infer<typeof exampleFacetSchema>;
export const exampleFacetsSchema = z.object({ facets: z.array(exampleFacetSchema), total: z.number(), isTotalExact: z.boolean() });
export type ExampleFacets = z.infer<typeof exampleFacetsSchema>;

/** `revision` is the one the person started from; if somebody saved since, the edit is refused as a conflict. */
export const updateExampleInput = z.object({ revision: z.number().int().min(1), ...exampleContentSchema.shape });
export type UpdateExampleInput = z.input<typeof updateExampleInput>;

export const tagSchema = z
  .string()
  .trim()
  .min(1, "A tag needs at least one letter.")
  .max(60, "A tag has at most 60 characters.")
  .refine((tag) => !tag.includes("\0"), "A tag holds a character that cannot be stored.");

/** `null` takes the pin, or the person, away; what is left out stays. */
export const labelExampleInput = z.object({
  addTags: z.array(tagSchema).max(50).default([]),
  removeTags: z.array(z.string()).max(200).default([]),
  pinnedSplit: splitSchema.nullable().optional(),
  assigneeId: z.string().nullable().optional(),
});
export type LabelExampleInput = z.input<typeof labelExampleInput>;

export const createExampleInput = exampleContentSchema;
export type CreateExampleInput = z.input<typeof createExampleInput>;

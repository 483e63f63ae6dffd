import { z } from "zod";
import { roleSchema } from "@/lib/accounts/permissions";
import { exampleFilterSchema } from "@/lib/datasets/examples/example-filter";
import { tagSchema } from "@/lib/datasets/examples/schemas";
import { reviewStateSchema, splitSchema } from "@/lib/datasets/schemas";

export const bulkChangeSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("tag"),
    add: z.array(tagSchema).max(50).default([]),
    remove: z.array(z.string().max(200)).max(50).default([]),
  }),
  z.object({ type: z.literal("state"), state: reviewStateSchema }),
  /** null: nobody. */
  z.object({ type: z.literal("assign"), userId: z.string().nullable() }),
  /** null: by its hash again. */
  z.object({ type: z.literal("pin"), split: splitSchema.nullable() }),
  z.object({ type: z.literal("delete") }),
  /** What the model is told first; empty takes it out. */
  z.object({ type: z.literal("instruction"), text: z.string().max(50_000) }),
  z.object({
    type: z.literal("replace"),
    find: z.string().min(1, "Say what to find.").max(1_000),
    replacement: z.string().max(10_000),
    matchCase: z.boolean().default(true),
    where: z.enum(["all", "prompt", "answer"]).default("all"),
  }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

export const bulkTargetSchema = z.union([
  z.object({ ids: z.array(z.string()).min(1, "Select an example first.").max(10_000, "Select at most 10,000 one by one.") }),
  /** Everything that matches now, but these. */
  z.object({ filter: exampleFilterSchema, exceptIds: z.array(z.string()).max(10_000).default([]) }),
]);
export type BulkTarget = z.infer<typeof bulkTargetSchema>;

export const bulkEditInput = z.object({ target: bulkTargetSchema, change: bulkChangeSchema });
export type BulkEditInput = z.input<typeof bulkEditInput>;
export type ParsedBulkEdit = z.output<typeof bulkEditInput>;

/** What stayed as it was, and why. */
export const skippedSchema = z.object({ reason: z.string(), count: z.number() });
export type Skipped = z.infer<typeof skippedSchema>;

export const bulkEditSchema = z.object({
  id: z.string(),
  change: bulkChangeSchema,
  /** `working`, `undoing`: in the background, one of a dataset at a time. */
  status: z.enum(["working", "undoing", "done", "failed"]),
  /** Examples that were meant. */
  matchedCount: z.number(),
  /** Of those, dealt with so far; while it is taken back, of the changed ones. */
  doneCount: z.number(),
  /** Examples that it changed. */
  changedCount: z.number(),
  /** Examples that were as before after it was taken back. */
  restoredCount: z.number(),
  skipped: z.array(skippedSchema),
  failure: z.string().nullable(),
  createdAt: z.coerce.date(),
  /** When the background was through with it; null for what was done at once. */
  finishedAt: z.coerce.date().nullable(),
  undoneAt: z.coerce.date().nullable(),
  authorId: z.string().nullable(),
});
export type BulkEdit = z.infer<typeof bulkEditSchema>;

export const isAtWork = ({ status }: Pick<BulkEdit, "status">) => status === "working" || status === "undoing";

/** `keptCount`: somebody changed them since, so they stay as they are. Both are 0 while `status` is `undoing`. */
export const bulkUndoSchema = z.object({ status: bulkEditSchema.shape.status, restoredCount: z.number(), keptCount: z.number() });
export type BulkUndo = z.infer<typeof bulkUndoSchema>;

/** The caller for whom the background works. */
export const actorSchema = z.object({ userId: z.string(), projectId: z.string(), role: roleSchema });

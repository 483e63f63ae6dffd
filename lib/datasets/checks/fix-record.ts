import { z } from "zod";
import { issueKindSchema } from "./catalog";

/** What a fix leaves in `BulkEdit.change` and `BulkEditBefore.before`, so that it can be taken back. */
export const fixChangeSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("fix"), kind: issueKindSchema }),
  z.object({ type: z.literal("merge"), keepId: z.string().nullable(), kind: issueKindSchema.nullable() }),
]);

/** fixed: the revision before, and the one that the fix wrote · removed: it was there · kept: the tags that it had, and those that came from others. */
export const fixBeforeSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("fixed"), revision: z.number(), state: z.string(), isMachineWritten: z.boolean() }),
  z.object({ type: z.literal("removed"), keptId: z.string() }),
  z.object({ type: z.literal("kept"), tags: z.array(z.string()), added: z.array(z.string()).optional() }),
]);

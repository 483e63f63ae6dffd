import { z } from "zod";

export const createCommentInput = z.object({
  text: z.string().trim().min(1, "The comment is empty. Say what colleagues should know.").max(4_000, "Use at most 4,000 characters."),
});
export type CreateCommentInput = z.infer<typeof createCommentInput>;

export const commentSchema = z.object({ id: z.string(), authorId: z.string(), text: z.string(), createdAt: z.coerce.date() });
export type Comment = z.infer<typeof commentSchema>;
export const commentListSchema = z.object({
  items: z.array(commentSchema),
  /** A blind review is under way, so others' comments wait until everybody has judged. */
  isHidingOthers: z.boolean(),
});

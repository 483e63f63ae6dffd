import type { Caller } from "@/lib/accounts/caller";
import { isUnstorable } from "@/lib/datasets/check-conversation";
import { getExample } from "@/lib/datasets/examples/get-example";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Comment, type CreateCommentInput, commentSchema } from "./schemas";

export async function createComment(caller: Caller, exampleId: string, { text }: CreateCommentInput): Promise<Comment> {
  await getExample(caller, exampleId);
  if (isUnstorable(text))
    throw new AppError("invalid", "The comment holds a character that cannot be stored (NUL or half of a pair). Remove it.");
  return commentSchema.parse(await db.exampleComment.create({ data: { exampleId, text, authorId: caller.userId } }));
}

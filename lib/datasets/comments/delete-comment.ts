import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** One's own; what others said is theirs. */
export async function deleteComment({ projectId, userId }: Caller, exampleId: string, commentId: string): Promise<void> {
  const { count } = await db.exampleComment.deleteMany({ where: { id: commentId, exampleId, authorId: userId, example: { projectId } } });
  if (count === 0) throw new AppError("not_found", "There is no such comment of yours. It may have been deleted already.");
}

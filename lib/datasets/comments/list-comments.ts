import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { readJudgements } from "@/lib/datasets/reviews/read-judgements";
import { db } from "@/lib/db/client";
import { commentListSchema } from "./schemas";

const mostListed = 500;

/** Oldest first. “This is wrong” is a judgement too, so in a blind review others' comments wait with their judgements. */
export async function listComments(caller: Caller, exampleId: string): Promise<z.infer<typeof commentListSchema>> {
  const { isRevealed } = await readJudgements(caller, exampleId);
  const items = await db.exampleComment.findMany({
    where: { exampleId, example: { projectId: caller.projectId }, ...(isRevealed ? {} : { authorId: caller.userId }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostListed,
  });
  return commentListSchema.parse({ items: items.reverse(), isHidingOthers: !isRevealed });
}

import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { draftIsGone } from "./draft-data";

/** The draft goes, thrown away or as its run comes in the same transaction; one that is gone was started by somebody else. */
export async function takeUpDraft(tx: Prisma.TransactionClient, { projectId }: Caller, draftId: string): Promise<void> {
  const { count } = await tx.run.deleteMany({ where: { id: draftId, projectId, status: "draft" } });
  if (count === 0) throw draftIsGone();
}

import type { Caller } from "@/lib/accounts/caller";
import { checkConversation } from "@/lib/datasets/check-conversation";
import { type NewContent, saveContents } from "@/lib/datasets/examples/save-contents";
import { stateAfterEdit } from "@/lib/datasets/reviews/moves";
import { exampleContentSchema, reviewStateSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { type ContentChange, changeContent } from "./change-content";
import type { Skipped } from "./schemas";

const notFound = "they do not hold it, or are like that already";

/** Writes a revision of every picked example whose content changes, and says which stay as they are and why. */
export async function writeContents(
  tx: Prisma.TransactionClient,
  caller: Caller,
  datasetId: string,
  change: ContentChange,
): Promise<Skipped[]> {
  const rows = await tx.$queryRaw<{ id: string; revision: number; state: string; isMachineWritten: boolean }[]>`
    select example.id, revision, example.state::text as state, example."isMachineWritten", messages, tools, rejected
    from "Example" example join picked using (id) order by example.id`;
  const skipped = new Map<string, number>();
  const skip = (reason: string) => skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  const contents: NewContent[] = [];
  const changes: { id: string; was: object; became: object }[] = [];
  for (const row of rows) {
    const { id, revision, isMachineWritten } = row;
    const content = changeContent(exampleContentSchema.parse(row), change);
    const problem = content && checkConversation(content.messages);
    if (!content || problem) {
      skip(problem ? problem.problem : notFound);
      continue;
    }
    const before = reviewStateSchema.parse(row.state);
    const state = stateAfterEdit(before, caller.role, false);
    contents.push({ id, revision, content, state, isMachineWritten: false });
    const was = { state: before, revision, isMachineWritten };
    changes.push({ id, was, became: { state, revision: revision + 1, isMachineWritten: false } });
  }
  await saveContents(tx, caller, datasetId, contents, "bulk");
  await tx.$executeRaw`
    update picked set was = made.was, became = made.became
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as made(id text, was jsonb, became jsonb) where made.id = picked.id`;
  return [...skipped].map(([reason, count]) => ({ reason, count }));
}

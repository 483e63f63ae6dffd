import type { Caller } from "@/lib/accounts/caller";
import { type NewContent, saveContents } from "@/lib/datasets/examples/save-contents";
import { exampleContentSchema, reviewStateSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { fixBeforeSchema } from "./fix-record";

/**
 * The texts of before as new revisions, each with the state and the author that it had: taking a change back is no edit that asks for a new
 * review. Only of rows of `taken` that are as the fix left them.
 */
export async function restoreFixed(tx: Prisma.TransactionClient, caller: Caller, datasetId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string; before: unknown; revision: number }[]>`
    select taken.id, before, example.revision, older.messages, older.tools, older.rejected
    from taken join locked using (id) join "Example" example on example.id = taken.id
    join "ExampleRevision" older on older."exampleId" = taken.id and older.number = (before ->> 'revision')::int
    where before ->> 'type' = 'fixed' and example."deletedAt" is null and example.revision = older.number + 1 order by taken.id`;
  const contents = rows.flatMap(({ id, before, revision, ...content }): NewContent[] => {
    const was = fixBeforeSchema.parse(before);
    if (was.type !== "fixed") return [];
    const { state, isMachineWritten } = was;
    return [{ id, revision, content: exampleContentSchema.parse(content), state: reviewStateSchema.parse(state), isMachineWritten }];
  });
  await saveContents(tx, caller, datasetId, contents, "restored");
  await tx.$executeRaw`
    update "Example" example set "authorId" = older."authorId" from "ExampleRevision" older
    where example.id = any(${contents.map(({ id }) => id)}::text[]) and older."exampleId" = example.id and older.number = example.revision - 2`;
  return contents.length;
}

/** Rows of `taken` that were taken out and are out still. */
export async function restoreRemoved(tx: Prisma.TransactionClient): Promise<number> {
  return tx.$executeRaw`
    update "Example" example set "deletedAt" = null from taken join locked using (id)
    where example.id = taken.id and before ->> 'type' = 'removed' and example."deletedAt" is not null`;
}

/** Tags that came with those taken out go again; before they were written down, the tags were put back as a whole. Says how many rows it concerns. */
export async function restoreTags(tx: Prisma.TransactionClient): Promise<number> {
  await tx.$executeRaw`
    update "Example" example set tags = case when before ? 'added'
      then array(select tag from unnest(example.tags) with ordinality as each(tag, place) where not before -> 'added' ? tag order by place)
      else array(select tag from jsonb_array_elements_text(before -> 'tags') with ordinality as each(tag, place) order by place) end
    from taken join locked using (id) where example.id = taken.id and before ->> 'type' = 'kept'`;
  const [concerned] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count from taken where before ->> 'type' = 'kept'`;
  return concerned?.count ?? 0;
}

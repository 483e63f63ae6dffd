import type { Caller } from "@/lib/accounts/caller";
import { type NewContent, saveContents } from "@/lib/datasets/examples/save-contents";
import { exampleContentSchema, reviewStateSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";

/** The older texts of what is picked, each as a new revision, with the state that it had. */
export async function restoreContents(tx: Prisma.TransactionClient, caller: Caller, datasetId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string; revision: number; state: string; isMachineWritten: boolean }[]>`
    select picked.id, (was ->> 'revision')::int as revision, became ->> 'state' as state, (became ->> 'isMachineWritten')::boolean as "isMachineWritten",
      messages, tools, rejected
    from picked join "ExampleRevision" older on older."exampleId" = picked.id and older.number = (became ->> 'revision')::int
    order by picked.id`;
  const contents = rows.map(
    (row): NewContent => ({
      id: row.id,
      revision: row.revision,
      content: exampleContentSchema.parse(row),
      state: reviewStateSchema.parse(row.state),
      isMachineWritten: row.isMachineWritten,
    }),
  );
  await saveContents(tx, caller, datasetId, contents, "restored");
  return contents.length;
}

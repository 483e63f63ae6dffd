import type { Prisma } from "@/lib/db/generated/client";

/** Gives every row of `picked` what it becomes. Columns that it does not name stay. */
export async function writePicked(tx: Prisma.TransactionClient): Promise<number> {
  return tx.$executeRaw`
    update "Example" example set
      tags = case when became ? 'tags'
        then array(select tag from jsonb_array_elements_text(became -> 'tags') with ordinality as each(tag, place) order by place)
        else example.tags end,
      state = coalesce((became ->> 'state')::"ReviewState", example.state),
      "reviewRound" = coalesce((became ->> 'reviewRound')::int, example."reviewRound"),
      "isMachineWritten" = coalesce((became ->> 'isMachineWritten')::boolean, example."isMachineWritten"),
      "assigneeId" = case when became ? 'assigneeId' then became ->> 'assigneeId' else example."assigneeId" end,
      "pinnedSplit" = case when became ? 'pinnedSplit' then (became ->> 'pinnedSplit')::"Split" else example."pinnedSplit" end,
      "deletedAt" = case when became ? 'deletedAt' then (became ->> 'deletedAt')::timestamp else example."deletedAt" end,
      "updatedAt" = ${new Date()}::timestamp
    from picked where picked.id = example.id and became <> was`;
}

/** Leaves in `picked` only rows that are still as the edit left them. */
export async function keepUntouched(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`
    delete from picked using "Example" example where example.id = picked.id and (
      (was ? 'tags' and to_jsonb(example.tags) <> was -> 'tags')
      or (was ? 'state' and example.state::text <> was ->> 'state')
      or (was ? 'isMachineWritten' and example."isMachineWritten" <> (was ->> 'isMachineWritten')::boolean)
      or (was ? 'assigneeId' and example."assigneeId" is distinct from was ->> 'assigneeId')
      or (was ? 'pinnedSplit' and example."pinnedSplit"::text is distinct from was ->> 'pinnedSplit')
      or (was ? 'revision' and example.revision <> (was ->> 'revision')::int)
      or ((example."deletedAt" is not null) <> (was ? 'deletedAt')))`;
}

import type { Prisma } from "@/lib/db/generated/client";

/** Copies the kinds of open issues to their examples, where filters look for them. */
export async function writeKinds(tx: Prisma.TransactionClient, exampleIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update "Example" example set "issueKinds" = found.kinds
    from (
      select wanted.id, coalesce((
        select array_agg(distinct kind order by kind) from "ExampleIssue" issue where issue."exampleId" = wanted.id and "ignoredAt" is null
      ), '{}') as kinds
      from unnest(${exampleIds}::text[]) as wanted(id)
    ) as found
    where example.id = found.id and example."issueKinds" <> found.kinds`;
}

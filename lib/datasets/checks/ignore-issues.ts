import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { requireDataset } from "./require-dataset";
import type { IgnoreIssuesInput } from "./schemas";
import { writeKinds } from "./write-kinds";

/** “This is fine”: the finding is put aside and stays so through every later check. Or brought back. */
export async function ignoreIssues(
  caller: Caller,
  datasetId: string,
  { ids, kind, ignored }: IgnoreIssuesInput,
): Promise<{ count: number }> {
  return db.$transaction(
    async (tx) => {
      await requireDataset(tx, caller, datasetId);
      // A contradiction concerns all who ask the same.
      const which = ids
        ? Prisma.sql`(id = any(${ids}::text[]) or kind = 'contradiction' and key in (
            select key from "ExampleIssue" where "datasetId" = ${datasetId} and kind = 'contradiction' and id = any(${ids}::text[])))`
        : Prisma.sql`kind = ${kind}`;
      const changed = await tx.$queryRaw<{ exampleId: string }[]>`
        update "ExampleIssue" set "ignoredAt" = ${ignored ? new Date() : null}, "ignoredById" = ${ignored ? caller.userId : null}
        where "datasetId" = ${datasetId} and ${which} and ("ignoredAt" is not null) <> ${ignored}
        returning "exampleId"`;
      await writeKinds(tx, [...new Set(changed.map(({ exampleId }) => exampleId))]);
      return { count: changed.length };
    },
    { timeout: 60_000 },
  );
}

import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type RevisionSummary, revisionSummarySchema } from "./schemas";

/** Enough for any story; the newest. */
const mostListed = 200;

export async function listRevisions({ projectId }: Caller, exampleId: string): Promise<RevisionSummary[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select revision.number, revision.origin::text, revision."authorId", revision."createdAt",
      array(select version.number from "DatasetVersionExample" frozen join "DatasetVersion" version on version.id = frozen."versionId"
        where frozen."revisionId" = revision.id order by version.number) as versions
    from "ExampleRevision" revision join "Example" example on example.id = revision."exampleId"
    where example.id = ${exampleId} and example."projectId" = ${projectId} and example."deletedAt" is null
    order by revision.number desc limit ${mostListed}`;
  if (rows.length === 0) throw new AppError("not_found", "There is no such example in this project. It may have been deleted.");
  return z.array(revisionSummarySchema).parse(rows);
}

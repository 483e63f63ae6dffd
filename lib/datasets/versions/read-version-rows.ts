import { z } from "zod";
import { type ExampleContent, exampleContentSchema, type Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

export interface VersionRow extends ExampleContent {
  position: number;
  revisionId: string;
}

export const versionRowSchema = exampleContentSchema.extend({ position: z.number(), revisionId: z.string() });
const pageRows = 1_000;

/** The rows of one split, or of all, in order, a page at a time, from the beginning or after a row. For verbs that proved already that the version is theirs to read. */
export async function* readVersionRows(versionId: string, split: Split | null, from = 0): AsyncGenerator<VersionRow> {
  for (let after = from; ; ) {
    // The page is cut before its texts are looked up: without fresh statistics the planner would look up those of the whole version.
    const page = await db.$queryRaw<unknown[]>`
      select row.position, row."revisionId", revision.messages, revision.tools, revision.rejected
      from (
        select position, "revisionId" from "DatasetVersionExample"
        where "versionId" = ${versionId} and (${split}::"Split" is null or split = ${split}::"Split") and position > ${after}
        order by position limit ${pageRows}
      ) row join "ExampleRevision" revision on revision.id = row."revisionId"
      order by row.position`;
    let last: VersionRow | undefined;
    for (const row of page) yield (last = versionRowSchema.parse(row));
    if (!last || page.length < pageRows) return;
    after = last.position;
  }
}

import { db } from "@/lib/db/client";
import { type VersionRow, versionRowSchema } from "./read-version-rows";

/** A few rows by their number, in the order in which they were asked for. For verbs that proved already that the version is theirs to read. */
export async function readNumberedRows(versionId: string, numbers: readonly number[]): Promise<VersionRow[]> {
  const found = await db.$queryRaw<unknown[]>`
    select row.position, row."revisionId", revision.messages, revision.tools, revision.rejected
    from "DatasetVersionExample" row join "ExampleRevision" revision on revision.id = row."revisionId"
    where row."versionId" = ${versionId} and row.position = any(${[...numbers]}::int[])`;
  const rows = new Map(found.map((row) => versionRowSchema.parse(row)).map((row) => [row.position, row]));
  return numbers.flatMap((number) => rows.get(number) ?? []);
}

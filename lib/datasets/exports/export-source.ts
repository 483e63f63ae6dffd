import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { ExampleFilter } from "@/lib/datasets/examples/example-filter";
import { exampleWhere, splitColumn } from "@/lib/datasets/examples/example-where";
import { getSearchedDataset } from "@/lib/datasets/examples/get-searched-dataset";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { Prisma } from "@/lib/db/generated/client";
import type { planVersionQuery } from "./schemas";

/** What is exported: a name for the file, and rows with position, messages, tools, rejected, tags and split. */
export interface ExportSource {
  name: string;
  /** The positions of all rows. */
  positions: Prisma.Sql;
  /** The rows behind one position up to another; all of them without. */
  rows: (range?: Range) => Prisma.Sql;
}

export interface Range {
  after: number;
  to: number;
}

const inRange = (position: Prisma.Sql, range: Range | undefined) =>
  range ? Prisma.sql`and ${position} > ${range.after} and ${position} <= ${range.to}` : Prisma.empty;

export async function versionSource(caller: Caller, versionId: string, { split }: z.infer<typeof planVersionQuery>): Promise<ExportSource> {
  const version = await getVersion(caller, versionId);
  const where = Prisma.sql`"versionId" = ${version.id} ${split ? Prisma.sql`and split = ${split}::"Split"` : Prisma.empty}`;
  return {
    name: `${version.datasetName} v${version.number}${split ? ` ${split}` : ""}`,
    positions: Prisma.sql`select position from "DatasetVersionExample" where ${where}`,
    // Cut before the texts are looked up: without fresh statistics the planner would look up those of the whole version.
    rows: (range) => Prisma.sql`
      select row.position, revision.messages, revision.tools, revision.rejected, example.tags, row.split
      from (
        select position, "revisionId", split from "DatasetVersionExample" where ${where} ${inRange(Prisma.sql`position`, range)}
        ${range ? Prisma.sql`order by position limit ${range.to - range.after}` : Prisma.empty}
      ) row join "ExampleRevision" revision on revision.id = row."revisionId" join "Example" example on example.id = revision."exampleId"`,
  };
}

export async function datasetSource(caller: Caller, datasetId: string, filter: ExampleFilter): Promise<ExportSource> {
  const dataset = await getSearchedDataset(caller, datasetId, filter);
  const where = exampleWhere(caller, dataset, filter);
  return {
    name: dataset.name,
    positions: Prisma.sql`select example.position from "Example" example where ${where}`,
    rows: (range) => Prisma.sql`
      select example.position, example.messages, example.tools, example.rejected, example.tags, ${splitColumn(dataset.splitRatios)} as split
      from "Example" example where ${where} ${inRange(Prisma.sql`example.position`, range)}`,
  };
}

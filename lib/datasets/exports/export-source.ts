import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { ExampleFilter } from "@/lib/datasets/examples/example-filter";
import { exampleWhere, splitColumn } from "@/lib/datasets/examples/example-where";
import { getDataset } from "@/lib/datasets/get-dataset";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { Prisma } from "@/lib/db/generated/client";
import type { planVersionQuery } from "./schemas";

/** What is exported: a name for the file, and rows with position, messages, tools, rejected, tags and split. */
export interface ExportSource {
  name: string;
  rows: Prisma.Sql;
}

export async function versionSource(caller: Caller, versionId: string, { split }: z.infer<typeof planVersionQuery>): Promise<ExportSource> {
  const version = await getVersion(caller, versionId);
  const part = split ? Prisma.sql`and row.split = ${split}::"Split"` : Prisma.empty;
  return {
    name: `${version.datasetName} v${version.number}${split ? ` ${split}` : ""}`,
    rows: Prisma.sql`
      select row.position, revision.messages, revision.tools, revision.rejected, example.tags, row.split
      from "DatasetVersionExample" row join "ExampleRevision" revision on revision.id = row."revisionId" join "Example" example on example.id = revision."exampleId"
      where row."versionId" = ${version.id} ${part}`,
  };
}

export async function datasetSource(caller: Caller, datasetId: string, filter: ExampleFilter): Promise<ExportSource> {
  const dataset = await getDataset(caller, datasetId);
  return {
    name: dataset.name,
    rows: Prisma.sql`
      select example.position, example.messages, example.tools, example.rejected, example.tags, ${splitColumn(dataset.splitRatios)} as split
      from "Example" example where ${exampleWhere(caller, dataset, filter)}`,
  };
}

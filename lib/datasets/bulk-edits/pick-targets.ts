import type { Caller } from "@/lib/accounts/caller";
import { noFilter } from "@/lib/datasets/examples/example-filter";
import { exampleWhere } from "@/lib/datasets/examples/example-where";
import type { SearchedDataset } from "@/lib/datasets/examples/get-searched-dataset";
import { Prisma } from "@/lib/db/generated/client";
import type { BulkTarget } from "./schemas";

/** Writes down which examples are meant now, however long it takes until their turn comes; says how many. */
export async function pickTargets(
  tx: Prisma.TransactionClient,
  caller: Caller,
  dataset: SearchedDataset,
  target: BulkTarget,
  bulkEditId: string,
): Promise<number> {
  return tx.$executeRaw`
    insert into "BulkEditTarget" ("bulkEditId", "exampleId")
    select ${bulkEditId}, example.id from "Example" example where ${meant(caller, dataset, target)}`;
}

function meant(caller: Caller, dataset: SearchedDataset, target: BulkTarget): Prisma.Sql {
  if ("ids" in target) return Prisma.sql`${exampleWhere(caller, dataset, noFilter)} and example.id = any(${target.ids}::text[])`;
  return Prisma.sql`${exampleWhere(caller, dataset, target.filter)} and example.id <> all(${target.exceptIds}::text[])`;
}

import type { Caller } from "@/lib/accounts/caller";
import { noFilter } from "@/lib/datasets/examples/example-filter";
import { exampleWhere } from "@/lib/datasets/examples/example-where";
import type { SearchedDataset } from "@/lib/datasets/examples/get-searched-dataset";
import { Prisma } from "@/lib/db/generated/client";
import type { BulkTarget } from "./schemas";

/**
 * Puts what is meant into the table `picked`, which is gone after the transaction, and locks the rows until then. `was` and `became`
 * say what changes, as JSON by column; a row whose two are equal stays as it is.
 */
export async function pickExamples(
  tx: Prisma.TransactionClient,
  caller: Caller,
  dataset: SearchedDataset,
  target: BulkTarget,
): Promise<number> {
  return tx.$executeRaw`
    create temporary table picked on commit drop as
    select example.id, example.tags, example.state, example."isMachineWritten", example."assigneeId", example."pinnedSplit",
      example.revision, '{}'::jsonb as was, '{}'::jsonb as became
    from "Example" example where ${meant(caller, dataset, target)} order by example.id for update`;
}

function meant(caller: Caller, dataset: SearchedDataset, target: BulkTarget): Prisma.Sql {
  if ("ids" in target) return Prisma.sql`${exampleWhere(caller, dataset, noFilter)} and example.id = any(${target.ids}::text[])`;
  return Prisma.sql`${exampleWhere(caller, dataset, target.filter)} and example.id <> all(${target.exceptIds}::text[])`;
}

import { db } from "@/lib/db/client";

/** Whether words of the dataset are still to come into the search index. */
export async function lacksWords(datasetId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`select 1 from "Example" where "datasetId" = ${datasetId} and not "hasWords" limit 1`;
  return rows.length > 0;
}

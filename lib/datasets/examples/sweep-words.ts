import { checkJobKey } from "@/lib/datasets/checks/enqueue-check";
import { db } from "@/lib/db/client";
import { enqueueIndexWords, indexWordsJobKey } from "./enqueue-index-words";

/** Finds datasets whose words nobody brings in: their import failed, or their check did, which would have asked for it. */
export async function sweepWords(): Promise<void> {
  const rows = await db.$queryRaw<{ datasetId: string }[]>`
    select distinct "datasetId" from "Example" example where not "hasWords"
      and not exists (select from "Import" where "datasetId" = example."datasetId" and status = 'importing')
      and not exists (
        select from graphile_worker.jobs where attempts < max_attempts
          and key in (${checkJobKey("")} || example."datasetId", ${indexWordsJobKey("")} || example."datasetId"))`;
  for (const { datasetId } of rows) await enqueueIndexWords(db, datasetId);
}

import { db } from "@/lib/db/client";
import type { Attempt } from "@/lib/jobs/handlers";

const rowsPerStep = 1_000;

/** Brings the words of examples that were stored without them into the search index. May be killed and run again at any moment. */
export async function indexWords({ datasetId }: { datasetId: string }, { signal }: Pick<Attempt, "signal">): Promise<void> {
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    // Nobody waits for the disk: what a power cut takes back is found again by the sweep.
    const [, [step]] = await db.$transaction([
      db.$executeRaw`set local synchronous_commit = off`,
      db.$queryRaw<{ last: string | null }[]>`
        with chosen as materialized (
          select id from "Example" where "datasetId" = ${datasetId} and not "hasWords" and id > ${after} order by id limit ${rowsPerStep} for update
        ), indexed as (
          update "Example" example set "hasWords" = true from chosen where example.id = chosen.id
        )
        select max(id) as last from chosen`,
    ]);
    if (!step?.last) return;
    after = step.last;
  }
}

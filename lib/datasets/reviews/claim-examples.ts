import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getReviewSettings } from "./get-review-settings";
import { queueFilter } from "./queue-filter";

/** "Give me 30": the next ones that nobody has. Rows that somebody else is taking at this moment are passed over, so nobody gets the same. */
export async function claimExamples(caller: Caller, datasetId: string, { count }: { count: number }): Promise<{ count: number }> {
  const { reviewersPerExample: needed } = await getReviewSettings(caller, datasetId);
  const claimed = await db.$executeRaw`
    update "Example" set "assigneeId" = ${caller.userId}, state = 'in_review', "updatedAt" = now()
    where id in (
      select example.id from "Example" example
      where ${queueFilter(caller, { datasetId, needed }, "open")} and example."assigneeId" is null
      order by example.position limit ${count} for update skip locked)`;
  return { count: claimed };
}

import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getReviewSettings } from "./get-review-settings";
import { queueFilter } from "./queue-filter";
import { type ListQueueInput, listQueueInput, mostCounted, type ReviewQueue, type ReviewQueueName, reviewQueueSchema } from "./schemas";

/** What waits for this person, in order of arrival, and how many wait in each queue. */
export async function listQueue(caller: Caller, datasetId: string, input: ListQueueInput): Promise<ReviewQueue> {
  const { queue, after, limit } = listQueueInput.parse(input);
  const { reviewersPerExample: needed } = await getReviewSettings(caller, datasetId);
  const place = { datasetId, needed };
  const count = async (name: ReviewQueueName) => {
    const rows =
      await db.$queryRaw`select count(*)::int as count from (select from "Example" example where ${queueFilter(caller, place, name)} limit ${mostCounted}) as counted`;
    return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
  };
  const [items, mine, open, disagreements, skipped] = await Promise.all([
    db.$queryRaw`
      select example.id, example.position::float8 as position from "Example" example
      where ${queueFilter(caller, place, queue)} and example.position > ${after}
      order by example.position limit ${limit}`,
    count("mine"),
    count("open"),
    count("disagreements"),
    count("skipped"),
  ]);
  return reviewQueueSchema.parse({ items, counts: { mine, open, disagreements, skipped } });
}

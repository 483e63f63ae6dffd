import type { Query } from "@/lib/db/client";

/**
 * Written with what arrived: a request, what somebody said about it, a mark. The rules look at it within a minute and cross it off. A list,
 * because what arrives late would fall behind a cursor.
 */
export async function noteArrivals(query: Query, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return;
  await query(
    `insert into "RuleArrival" ("requestId")
     select l.id from "RequestLog" l
     where l.id = any($1) and exists (select from "CollectRule" r where r."deploymentId" = l."deploymentId" and r."pausedAt" is null)
     order by l.id`,
    [requestIds],
  );
}

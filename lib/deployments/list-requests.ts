import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Page } from "@/lib/http/page";
import { getDeploymentRow } from "./get-deployment";
import type { ListRequestsInput, LoggedRequest } from "./schemas";
import { requestInclude, toRequest } from "./to-request";

/** Newest first; ids begin with the time, so the last one shown is the cursor. */
export async function listRequests(caller: Caller, deploymentId: string, input: ListRequestsInput): Promise<Page<LoggedRequest>> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const { cursor, limit, q, outcome, variantId, feedback } = input;
  const found = await db.$queryRaw<{ id: string }[]>`
    select log.id from "RequestLog" log
    ${q ? Prisma.sql`join "RequestContent" content on content."requestId" = log.id` : Prisma.empty}
    where log."deploymentId" = ${id}
    ${cursor ? Prisma.sql`and log.id < ${cursor}` : Prisma.empty}
    ${outcome ? Prisma.sql`and log.outcome = ${outcome}::"RequestOutcome"` : Prisma.empty}
    ${outcome && outcome !== "ok" ? Prisma.sql`and log.outcome <> 'ok'` : Prisma.empty}
    ${variantId ? Prisma.sql`and log."variantId" = ${variantId}` : Prisma.empty}
    ${q ? Prisma.sql`and to_tsvector('simple', content.searched) @@ websearch_to_tsquery('simple', ${q})` : Prisma.empty}
    ${feedback ? Prisma.sql`and exists (select from "Feedback" f where f."requestId" = log.id ${feedbackWhere(feedback)})` : Prisma.empty}
    order by log.id desc limit ${limit + 1}`;
  const ids = found.slice(0, limit).map((row) => row.id);
  const rows = await db.requestLog.findMany({ where: { id: { in: ids } }, orderBy: { id: "desc" }, include: requestInclude });
  return { items: rows.map(toRequest), nextCursor: found.length > limit ? (ids.at(-1) ?? null) : null };
}

function feedbackWhere(feedback: "any" | "bad" | "correction"): Prisma.Sql {
  if (feedback === "correction") return Prisma.sql`and f.kind = 'correction'`;
  if (feedback === "bad") return Prisma.sql`and f.kind = 'thumb' and f.value = 0`;
  return Prisma.empty;
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Page } from "@/lib/http/page";
import { getDeploymentRow } from "./get-deployment";
import type { ListRequestsInput, LoggedRequest } from "./schemas";
import { requestInclude, toRequest } from "./to-request";

/** A word that is used often is among as many. */
const mostWalked = 500;

/** Newest first; ids begin with the time, so the last one shown is the cursor. */
export async function listRequests(caller: Caller, deploymentId: string, input: ListRequestsInput): Promise<Page<LoggedRequest>> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const found = await (input.q ? search(id, input, input.q) : findNewest(id, input));
  const ids = found.slice(0, input.limit).map((row) => row.id);
  const rows = await db.requestLog.findMany({ where: { id: { in: ids } }, orderBy: { id: "desc" }, include: requestInclude });
  return { items: rows.map(toRequest), nextCursor: found.length > input.limit ? (ids.at(-1) ?? null) : null };
}

const findNewest = (deploymentId: string, input: ListRequestsInput) =>
  db.$queryRaw<{ id: string }[]>`
    select log.id from "RequestLog" log where ${where(deploymentId, input)} order by log.id desc limit ${input.limit + 1}`;

/**
 * What is said often is found by walking back from the newest, what is rare by the index of words. The planner cannot tell which it is: words
 * stand together, and what was said a month ago may not have been said since; so a short walk comes first.
 */
async function search(deploymentId: string, input: ListRequestsInput, q: string): Promise<{ id: string }[]> {
  const limit = input.limit + 1;
  const says = Prisma.sql`to_tsvector('simple', left(searched, 100000)) @@ websearch_to_tsquery('simple', ${q})`;
  const newest = await db.$queryRaw<{ id: string }[]>`
    select id from (
      select log.id, content.searched from "RequestLog" log join "RequestContent" content on content."requestId" = log.id
      where ${where(deploymentId, input)} order by log.id desc limit ${mostWalked}
    ) walked
    where ${says} order by id desc limit ${limit}`;
  if (newest.length === limit) return newest;
  return db.$queryRaw<{ id: string }[]>`
    with saying as materialized (select "requestId" from "RequestContent" where ${says})
    select log.id from saying join "RequestLog" log on log.id = saying."requestId"
    where ${where(deploymentId, input)} order by log.id desc limit ${limit}`;
}

const where = (deploymentId: string, { cursor, outcome, variantId, feedback }: ListRequestsInput) => Prisma.sql`
  log."deploymentId" = ${deploymentId}
  ${cursor ? Prisma.sql`and log.id < ${cursor}` : Prisma.empty}
  ${outcome ? Prisma.sql`and log.outcome = ${outcome}::"RequestOutcome"` : Prisma.empty}
  ${outcome && outcome !== "ok" ? Prisma.sql`and log.outcome <> 'ok'` : Prisma.empty}
  ${variantId ? Prisma.sql`and log."variantId" = ${variantId}` : Prisma.empty}
  ${feedback ? Prisma.sql`and exists (select from "Feedback" f where f."requestId" = log.id ${feedbackWhere(feedback)})` : Prisma.empty}`;

function feedbackWhere(feedback: "any" | "bad" | "correction"): Prisma.Sql {
  if (feedback === "correction") return Prisma.sql`and f.kind = 'correction'`;
  if (feedback === "bad") return Prisma.sql`and f.kind = 'thumb' and f.value = 0`;
  return Prisma.empty;
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Page } from "@/lib/http/page";
import type { ListRunsInput, Run } from "./schemas";
import { runInclude, toRuns } from "./to-run";

/** Newest first; the cursor is the number of the last run shown. */
export async function listRuns(caller: Caller, { cursor, limit, datasetVersionId }: ListRunsInput): Promise<Page<Run>> {
  const before = Number(cursor);
  const rows = await db.run.findMany({
    where: {
      projectId: caller.projectId,
      ...(datasetVersionId ? { datasetVersionId } : {}),
      ...(cursor && Number.isInteger(before) ? { number: { lt: before } } : {}),
    },
    orderBy: { number: "desc" },
    take: limit + 1,
    include: runInclude,
  });
  const items = await toRuns(rows.slice(0, limit));
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.number) : null };
}

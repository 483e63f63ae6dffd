import type { Caller } from "@/lib/accounts/caller";
import { db, runQuery } from "@/lib/db/client";
import type { Page } from "@/lib/http/page";
import { pageStatement, toCursor } from "./list/page-statement";
import type { ListRunsInput } from "./list/schemas";
import type { Run } from "./schemas";
import { runInclude, toRuns } from "./to-run";

/** Newest first unless asked otherwise. */
export async function listRuns(caller: Caller, input: ListRunsInput): Promise<Page<Run>> {
  const { sql, values } = pageStatement(caller.projectId, input);
  const found = await runQuery<Record<string, unknown>>(sql, values);
  const page = found.slice(0, input.limit);
  const rows = await db.run.findMany({ where: { id: { in: page.map(({ id }) => String(id)) } }, include: runInclude });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = await toRuns(page.flatMap(({ id }) => byId.get(String(id)) ?? []));
  const last = page.at(-1);
  return { items, nextCursor: found.length > input.limit && last ? toCursor(last, input) : null };
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRunRow } from "./get-run";
import { type RunEvents, runEventsSchema } from "./schemas";
import { isFinished } from "./transitions";

const mostShown = 500;

/** The last ones, in the order in which they happened. */
export async function listRunEvents(caller: Caller, runId: string): Promise<RunEvents> {
  const { status } = await getRunRow(caller, runId);
  const items = await db.runEvent.findMany({ where: { runId }, orderBy: { position: "desc" }, take: mostShown });
  return runEventsSchema.parse({ items: items.reverse(), isFinal: isFinished(status) });
}

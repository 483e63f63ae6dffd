import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { ListSweepsInput, Sweep } from "./schemas";
import { sweepInclude, toSweeps } from "./to-sweep";

/** Older ones are found by their runs. */
const most = 50;

/** Newest first. */
export async function listSweeps({ projectId }: Caller, { status }: ListSweepsInput = {}): Promise<Sweep[]> {
  const where = { projectId, ...(status ? { status } : {}) };
  return toSweeps(await db.sweep.findMany({ where, orderBy: { number: "desc" }, take: most, include: sweepInclude }));
}

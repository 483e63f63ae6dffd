import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRunRow } from "./get-run";
import { type Checkpoint, checkpointSchema } from "./schemas";

export async function listCheckpoints(caller: Caller, runId: string): Promise<Checkpoint[]> {
  await getRunRow(caller, runId);
  const rows = await db.checkpoint.findMany({ where: { runId }, orderBy: { step: "asc" } });
  return rows.map((row) => checkpointSchema.parse(row));
}

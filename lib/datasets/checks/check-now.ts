import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { enqueueCheck } from "./enqueue-check";
import { getHealth } from "./get-health";
import { requireDataset } from "./require-dataset";
import type { Health } from "./schemas";

/** Looks at the whole dataset at somebody's wish; edits and imports ask for it by themselves. */
export async function checkNow(caller: Caller, datasetId: string): Promise<Health> {
  await db.$transaction(async (tx) => {
    await requireDataset(tx, caller, datasetId);
    await enqueueCheck(tx, datasetId, { now: true });
  });
  return getHealth(caller, datasetId);
}

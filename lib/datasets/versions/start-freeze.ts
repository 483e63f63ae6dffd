import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { requirePermission } from "@/lib/accounts/permissions";
import { getDataset } from "@/lib/datasets/get-dataset";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { freezeVersion } from "./freeze-version";
import { readFreeze } from "./read-freeze";
import { type Freeze, type FreezeVersionInput, freezeSchema, freezeVersionInput } from "./schemas";

/** Up to here freezing takes less than the time in which a person would wonder. */
const mostAtOnce = 20_000;
/** A freezing that has not ended by then has died. */
const givenUpMs = 900_000;

/** Freezes at once, or in the background where that takes seconds; asked again, `getFreezePreview` says how it went. */
export async function startFreeze(caller: Caller, datasetId: string, given: FreezeVersionInput): Promise<Freeze> {
  const input = freezeVersionInput.parse(given);
  if (input.include === "unrejected") requirePermission(caller.role, "launch");
  const { exampleCount } = await getDataset(caller, datasetId);
  const freeze: Freeze = { id: randomUUID(), status: "working", versionId: null, failure: null, startedAt: new Date() };
  if (exampleCount <= mostAtOnce) {
    const { id } = await freezeVersion(caller, datasetId, input);
    return { ...freeze, status: "done", versionId: id };
  }
  await db.$transaction(async (tx) => {
    await lockDataset(tx, datasetId);
    const known = await readFreeze(tx, datasetId);
    if (known?.status === "working" && Date.now() - known.startedAt.getTime() < givenUpMs)
      throw new AppError(
        "conflict",
        "This dataset is being frozen right now. Wait until that version is there, then look whether you need another.",
      );
    await tx.dataset.update({ where: { id: datasetId }, data: { freeze: { ...freeze, startedAt: freeze.startedAt.toISOString() } } });
    const { projectId, userId, role } = caller;
    await enqueue(tx, "versions.freeze", { projectId, userId, role, datasetId, freezeId: freeze.id, input });
  });
  return freezeSchema.parse(freeze);
}

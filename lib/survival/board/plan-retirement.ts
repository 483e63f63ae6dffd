import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRecordedModel } from "../records/get-recorded-model";

/** Lets a model stop without a successor. Twice is once. */
export async function planRetirement(caller: Caller, modelVersionId: string): Promise<void> {
  const { id } = await getRecordedModel(caller, modelVersionId);
  const { projectId, userId } = caller;
  await db.plannedRetirement.createMany({ data: [{ modelVersionId: id, projectId, createdById: userId }], skipDuplicates: true });
}

export async function undoRetirement(caller: Caller, modelVersionId: string): Promise<void> {
  const { id } = await getRecordedModel(caller, modelVersionId);
  await db.plannedRetirement.deleteMany({ where: { modelVersionId: id, projectId: caller.projectId } });
}

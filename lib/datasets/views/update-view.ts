import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { nameTaken } from "./create-view";
import { type SavedView, savedViewSchema, type UpdateViewInput } from "./schemas";

export async function updateView(caller: Caller, datasetId: string, viewId: string, change: UpdateViewInput): Promise<SavedView> {
  const where = { id: viewId, datasetId, dataset: { projectId: caller.projectId } };
  return db.$transaction(async (tx) => {
    const same = await tx.savedView.findFirst({ where: { datasetId, name: change.name ?? "", id: { not: viewId } }, select: { id: true } });
    const { count } = same ? { count: 0 } : await tx.savedView.updateMany({ where, data: change });
    const view = await tx.savedView.findFirst({ where });
    if (!view) throw new AppError("not_found", "There is no such view of this dataset. Somebody may have deleted it.");
    if (count === 0) throw nameTaken(change.name ?? "");
    return savedViewSchema.parse(view);
  });
}

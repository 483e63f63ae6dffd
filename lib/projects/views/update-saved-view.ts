import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { nameTaken } from "./create-saved-view";
import { type SavedView, savedViewSchema, type UpdateViewInput, type ViewedList } from "./schemas";
import { viewsOf } from "./views-of";

export async function updateSavedView(
  caller: Caller,
  list: ViewedList,
  viewId: string,
  { name, query }: UpdateViewInput,
): Promise<SavedView> {
  const own = viewsOf(caller, list);
  const where = { id: viewId, ...own };
  return db.$transaction(async (tx) => {
    const same = await tx.savedView.findFirst({ where: { ...own, name: name ?? "", id: { not: viewId } }, select: { id: true } });
    const data = { ...(name === undefined ? {} : { name }), ...(query === undefined ? {} : { query }) };
    const { count } = same ? { count: 0 } : await tx.savedView.updateMany({ where, data });
    const view = await tx.savedView.findFirst({ where });
    if (!view) throw new AppError("not_found", "There is no such view of this list. Somebody may have deleted it.");
    if (count === 0) throw nameTaken(name ?? "");
    return savedViewSchema.parse(view);
  });
}

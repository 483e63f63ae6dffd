import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ViewedList } from "./schemas";
import { viewsOf } from "./views-of";

/** The rows that it showed stay as they are. */
export async function deleteSavedView(caller: Caller, list: ViewedList, viewId: string): Promise<void> {
  const { count } = await db.savedView.deleteMany({ where: { id: viewId, ...viewsOf(caller, list) } });
  if (count === 0) throw new AppError("not_found", "There is no such view of this list. Somebody may have deleted it already.");
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type SavedView, savedViewSchema, type ViewedList } from "./schemas";
import { viewsOf } from "./views-of";

/** By name, as everybody in the project sees them. */
export async function listSavedViews(caller: Caller, list: ViewedList): Promise<SavedView[]> {
  const views = await db.savedView.findMany({ where: viewsOf(caller, list), orderBy: { name: "asc" } });
  return views.map((view) => savedViewSchema.parse(view));
}

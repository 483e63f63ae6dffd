import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type CreateViewInput, type SavedView, savedViewSchema, type ViewedList } from "./schemas";
import { viewsOf } from "./views-of";

export async function createSavedView(caller: Caller, list: ViewedList, { name, query }: CreateViewInput): Promise<SavedView> {
  const own = viewsOf(caller, list);
  const data = { ...own, datasetId: list.datasetId, name, query, createdById: caller.userId };
  const { count } = await db.savedView.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) throw nameTaken(name);
  return savedViewSchema.parse(await db.savedView.findUniqueOrThrow({ where: { listId_name: { listId: own.listId, name } } }));
}

export function nameTaken(name: string): AppError {
  return new AppError("conflict", `There is a view called “${name}” already. Choose another name, or delete that one first.`);
}

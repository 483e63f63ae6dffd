import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Import, importSchema } from "./schemas";

export async function getImport(caller: Caller, importId: string): Promise<Import> {
  const found = await db.import.findFirst({ where: { id: importId, projectId: caller.projectId, status: { not: "uploading" } } });
  if (!found)
    throw new AppError("not_found", "There is no such import in this project. It may have been thrown away; upload the file again.");
  return importSchema.parse(found);
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type SavedMapping, savedMappingSchema } from "./schemas";

export async function listMappings(caller: Caller): Promise<SavedMapping[]> {
  const rows = await db.savedMapping.findMany({ where: { projectId: caller.projectId }, orderBy: { name: "asc" } });
  return rows.map((row) => savedMappingSchema.parse(row));
}

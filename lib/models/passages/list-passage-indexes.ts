import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type PassageIndex, passageIndexSchema } from "../schemas";

/** More than a project collects in years. */
const most = 200;

/** What can be looked through, newest first. */
export async function listPassageIndexes({ projectId }: Caller): Promise<PassageIndex[]> {
  const rows = await db.passageIndex.findMany({ where: { projectId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: most });
  return rows.map((row) => passageIndexSchema.parse(row));
}

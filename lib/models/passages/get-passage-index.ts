import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type PassageIndex, passageIndexSchema } from "../schemas";

export async function getPassageIndex({ projectId }: Caller, passageIndexId: string): Promise<PassageIndex> {
  const row = await db.passageIndex.findFirst({ where: { id: passageIndexId, projectId } });
  if (!row) throw new AppError("not_found", "These passages are not in this project. Choose others, or add documents.");
  return passageIndexSchema.parse(row);
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Revision, revisionSchema } from "./schemas";

export async function getRevision({ projectId }: Caller, exampleId: string, number: number): Promise<Revision> {
  const revision = await db.exampleRevision.findFirst({
    where: { exampleId, number, example: { projectId, deletedAt: null } },
  });
  if (!revision) throw new AppError("not_found", "There is no such revision of an example in this project.");
  return revisionSchema.parse(revision);
}

/** A revision's number as it stands in an address. */
export function revisionNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number < 2 ** 31) return number;
  throw new AppError("not_found", "There is no such revision of an example in this project.");
}

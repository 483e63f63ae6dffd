import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getImport } from "./get-import";
import type { Import, LeaveOutInput } from "./schemas";

/** Those of the waiting rows that somebody means. */
export function whichRejected(importId: string, { kind, rowIds }: LeaveOutInput): Prisma.RejectedRowWhereInput {
  return { importId, leftOutAt: null, ...(kind ? { kind } : {}), ...(rowIds ? { id: { in: rowIds } } : {}) };
}

/** While rows still come in, the list is not complete and the counts are not settled. */
export async function requireSettled(caller: Caller, importId: string): Promise<Import> {
  const found = await getImport(caller, importId);
  if (found.status === "done" || found.status === "failed") return found;
  throw new AppError("conflict", `“${found.fileName}” is not imported completely yet. Fix its rows as soon as it is.`);
}

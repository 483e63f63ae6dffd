import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getImport } from "./get-import";

/** Throws away an upload that was not imported. Examples that are in stay; they are deleted one by one. */
export async function deleteImport(caller: Caller, importId: string): Promise<void> {
  const { status } = await getImport(caller, importId);
  const { count } = await db.import.deleteMany({
    where: { id: importId, projectId: caller.projectId, status: { in: ["uploaded", "failed"] }, acceptedCount: 0 },
  });
  if (count === 0)
    throw new AppError(
      "conflict",
      status === "importing"
        ? "This file is being imported right now."
        : "Rows of this file are in the dataset, so its import is kept as their origin.",
    );
}

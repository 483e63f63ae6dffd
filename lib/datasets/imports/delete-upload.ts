import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getUpload } from "./get-upload";

/** Cancels an upload: what came in of it goes. */
export async function deleteUpload(caller: Caller, uploadId: string): Promise<void> {
  const { fileName } = await getUpload(caller, uploadId);
  const { count } = await db.import.deleteMany({ where: { id: uploadId, projectId: caller.projectId, status: "uploading" } });
  if (count === 0)
    throw new AppError("conflict", `“${fileName}” is here completely, so there is nothing to cancel. Throw the import away instead.`);
}

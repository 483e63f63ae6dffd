import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { chunkBytes, type UploadState, uploadStateSchema } from "./upload-schemas";

/** What is there of an upload. Once it is complete, all of it. */
export async function getUpload(caller: Caller, uploadId: string): Promise<UploadState> {
  const found = await db.import.findFirst({
    where: { id: uploadId, projectId: caller.projectId },
    include: { chunks: { select: { position: true, sha256: true }, orderBy: { position: "asc" } } },
  });
  if (!found) throw noUpload();
  const isComplete = found.status !== "uploading";
  return uploadStateSchema.parse({ ...found, receivedBytes: isComplete ? found.sizeBytes : found.receivedBytes, chunkBytes });
}

export function noUpload(): AppError {
  return new AppError(
    "not_found",
    "There is no such upload in this project. It may have been cancelled or left alone for days; choose the file again.",
  );
}

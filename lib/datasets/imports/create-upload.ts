import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getUpload } from "./get-upload";
import { plainName } from "./plain-name";
import { type createUploadInput, emptyWords, mostUploadBytes, tooLargeWords, type UploadState } from "./upload-schemas";

/** Begins an upload, or finds the one that broke off: the same file of the same person goes on where it stopped. */
export async function createUpload(caller: Caller, datasetId: string, input: z.infer<typeof createUploadInput>): Promise<UploadState> {
  const dataset = await getDataset(caller, datasetId);
  const { projectId, userId } = caller;
  const { sizeBytes, fingerprint } = input;
  if (sizeBytes === 0) throw new AppError("invalid", emptyWords);
  if (sizeBytes > mostUploadBytes) throw new AppError("invalid", tooLargeWords);
  const file = { datasetId: dataset.id, createdById: userId, fileName: plainName(input.fileName), sizeBytes, fingerprint };
  const id = await db.$transaction(async (tx) => {
    // Two tabs that offer one file at once share one upload.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(["upload", file])}, 0))`;
    const known = fingerprint === "" ? null : await tx.import.findFirst({ where: { projectId, ...file, status: "uploading" } });
    const created =
      known ?? (await tx.import.create({ data: { projectId, ...file, format: "csv", sha256: "", mapping: {}, status: "uploading" } }));
    return created.id;
  });
  return getUpload(caller, id);
}

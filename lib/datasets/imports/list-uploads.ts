import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { chunkBytes, type Upload, uploadSchema } from "./upload-schemas";

/** What broke off and can be carried on by whoever has the file, newest first. */
export async function listUploads(caller: Caller, datasetId: string): Promise<Upload[]> {
  const dataset = await getDataset(caller, datasetId);
  const uploads = await db.import.findMany({
    // Without a fingerprint it came in one request, which nobody can carry on.
    where: {
      projectId: caller.projectId,
      datasetId: dataset.id,
      createdById: caller.userId,
      status: "uploading",
      fingerprint: { not: "" },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return uploads.map((upload) => uploadSchema.parse({ ...upload, chunkBytes }));
}

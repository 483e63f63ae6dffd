import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueImport, importJobKey } from "./enqueue-import";

/** Long enough for a weekend between two halves of a file. */
const keptUploadMs = 3 * 24 * 60 * 60 * 1000;

/** Finds imports that nobody carries on, because their job was lost or had used up its attempts, and starts them again. */
export async function sweepImports(): Promise<void> {
  const abandoned = new Date(Date.now() - keptUploadMs);
  await db.import.deleteMany({ where: { status: "uploading", createdAt: { lt: abandoned } } });
  const rows = await db.import.findMany({ where: { status: "importing" }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, importJobKey(id)))) await enqueueImport(tx, id);
    });
  }
}

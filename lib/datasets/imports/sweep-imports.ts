import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueImport, importJobKey } from "./enqueue-import";

/** Finds imports that nobody carries on, because their job was lost or had used up its attempts, and starts them again. */
export async function sweepImports(): Promise<void> {
  const rows = await db.import.findMany({ where: { status: "importing" }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, importJobKey(id)))) await enqueueImport(tx, id);
    });
  }
}

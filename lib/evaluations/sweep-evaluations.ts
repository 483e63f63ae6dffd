import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueEvaluation, evaluationJobKey } from "./enqueue-evaluation";

/** Finds evaluations that nobody carries on, because their job was lost, and starts them again. */
export async function sweepEvaluations(): Promise<void> {
  const rows = await db.evaluation.findMany({ where: { status: { in: ["queued", "running"] } }, select: { id: true } });
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, evaluationJobKey(id)))) await enqueueEvaluation(tx, id);
    });
  }
}

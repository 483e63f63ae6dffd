import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const evaluationJobKey = (evaluationId: string) => `evaluations.run:${evaluationId}`;

/** One queue for each evaluation: no two workers ask the same cases. */
export async function enqueueEvaluation(tx: Prisma.TransactionClient, evaluationId: string): Promise<void> {
  await enqueue(tx, "evaluations.run", { evaluationId }, { key: evaluationJobKey(evaluationId), queue: `evaluation:${evaluationId}` });
}

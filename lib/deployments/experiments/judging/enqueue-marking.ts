import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const markingJobKey = (experimentId: string) => `experiments.mark:${experimentId}`;

/** One queue for each experiment: no two workers have the same answer marked. */
export async function enqueueMarking(tx: Prisma.TransactionClient, experimentId: string): Promise<void> {
  await enqueue(tx, "experiments.mark", { experimentId }, { key: markingJobKey(experimentId), queue: `experiment:${experimentId}` });
}

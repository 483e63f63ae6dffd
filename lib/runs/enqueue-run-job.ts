import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export type RunJobName = "runs.submit" | "runs.poll" | "runs.finalize";

export const runJobKey = (name: RunJobName, runId: string) => `${name}:${runId}`;

/** One queue for each run: submitting, polling and finalizing it never overlap, whatever asks for them. */
export async function enqueueRunJob(tx: Prisma.TransactionClient, name: RunJobName, runId: string, runAt?: Date): Promise<void> {
  await enqueue(tx, name, { runId }, { key: runJobKey(name, runId), queue: `run:${runId}`, runAt });
}

import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const parityJobKey = (checkId: string) => `deployments.checkParity:${checkId}`;

/** One queue for each check: no two workers ask the same questions. */
export async function enqueueParity(tx: Prisma.TransactionClient, checkId: string): Promise<void> {
  await enqueue(tx, "deployments.checkParity", { checkId }, { key: parityJobKey(checkId), queue: `parity:${checkId}` });
}

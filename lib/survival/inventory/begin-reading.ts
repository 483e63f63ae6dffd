import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/jobs/enqueue";

export const readingJobKey = (trainerId: string) => `survival.readAccount:${trainerId}`;

/** A new round from the beginning, unless one is under way. */
export async function beginReading(tx: Prisma.TransactionClient, trainerId: string): Promise<void> {
  const { count: made } = await tx.accountReading.createMany({ data: { trainerId }, skipDuplicates: true });
  const { count: begun } = await tx.accountReading.updateMany({
    where: { trainerId, status: { not: "reading" } },
    data: { status: "reading", round: { increment: 1 }, place: {}, problem: null, startedAt: new Date(), finishedAt: null },
  });
  if (made + begun > 0) await enqueueReading(tx, trainerId);
}

/** One queue for each account: it is never read by two workers at once. */
export async function enqueueReading(tx: Prisma.TransactionClient, trainerId: string, runAt?: Date): Promise<void> {
  await enqueue(
    tx,
    "survival.readAccount",
    { trainerId },
    { key: readingJobKey(trainerId), queue: `account:${trainerId}`, ...(runAt ? { runAt } : {}) },
  );
}

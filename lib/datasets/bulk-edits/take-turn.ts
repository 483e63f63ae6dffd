import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Until the transaction ends, bulk edits of this dataset are begun and taken back one after the other; none while one is at work. */
export async function takeTurn(tx: Prisma.TransactionClient, datasetId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`bulk edits of ${datasetId}`}, 0))::text`;
  const other = await tx.bulkEdit.findFirst({
    where: { datasetId, status: { in: ["working", "undoing"] } },
    select: { matchedCount: true, exampleCount: true, doneCount: true, status: true },
  });
  if (!other) return;
  const isUndoing = other.status === "undoing";
  const count = (isUndoing ? other.exampleCount : other.matchedCount).toLocaleString("en-GB");
  throw new AppError(
    "conflict",
    `Another change to ${count} examples of this dataset is ${isUndoing ? "being taken back" : "at work"} (${other.doneCount.toLocaleString("en-GB")} are done). Wait until it has ended, then try again.`,
  );
}

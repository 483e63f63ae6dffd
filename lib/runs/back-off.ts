import type { Prisma, Trainer } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

const longestMs = 30_000;
/** A trainer may ask for more patience than we have of our own, within reason. */
const longestAskedMs = 15 * 60_000;

/** When to ask this trainer again. Runs that find it silent at the same time count as one failure. */
export async function backOff(
  tx: Prisma.TransactionClient,
  { id, failures }: Pick<Trainer, "id" | "failures">,
  askedMs: number | null = null,
): Promise<Date> {
  const ownMs = Math.min(longestMs, env.pollMs * 2 ** Math.min(failures, 10));
  const waitMs = Math.max(ownMs, Math.min(askedMs ?? 0, longestAskedMs));
  const retryAt = new Date(Date.now() + waitMs);
  const { count } = await tx.trainer.updateMany({ where: { id, failures }, data: { failures: failures + 1, retryAt } });
  if (count > 0) return retryAt;
  const now = await tx.trainer.findUniqueOrThrow({ where: { id }, select: { retryAt: true } });
  return now.retryAt ?? new Date();
}

export async function endBackOff(tx: Prisma.TransactionClient, { id, failures }: Pick<Trainer, "id" | "failures">): Promise<void> {
  if (failures > 0) await tx.trainer.updateMany({ where: { id, failures: { gt: 0 } }, data: { failures: 0, retryAt: null } });
}

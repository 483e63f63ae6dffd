import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Several times before `abandonedAfterMs`, so that one renewal may fail. */
const renewEveryMs = 20_000;

/**
 * Writes down what a request has made, in the transaction that makes it: whoever repeats the request gets that, even when the process died
 * before it could answer. A request that was taken for dead and replaced is refused here, so that nothing is made twice.
 */
export type NoteMade = (tx: Prisma.TransactionClient, id: string) => Promise<void>;

interface HeldClaim {
  /** The claim's row, as long as it is still this process's: who was taken over must not write into the successor's. */
  mine: () => Prisma.IdempotencyKeyWhereInput;
  noteMade: NoteMade;
  letGo: () => Promise<void>;
}

/** Says again and again that the process which claimed a key is alive and at work. */
export function holdClaim(userId: string, key: string, claimedAt: Date): HeldClaim {
  const moments = [claimedAt];
  const mine = () => ({ userId, key, createdAt: { in: moments } });
  let renewed = Promise.resolve();

  async function renew(): Promise<void> {
    const moment = new Date();
    // Kept before it is written, because a change may arrive whose answer does not.
    moments.push(moment);
    // While the database is away nobody else can take the key over either.
    await db.idempotencyKey.updateMany({ where: mine(), data: { createdAt: moment } }).catch(() => undefined);
  }

  const timer = setInterval(() => {
    renewed = renewed.then(renew);
  }, renewEveryMs);
  timer.unref();

  return {
    mine,
    noteMade: async (tx, id) => {
      const { count } = await tx.idempotencyKey.updateMany({ where: mine(), data: { madeId: id } });
      if (count === 0)
        throw new AppError(
          "conflict",
          "This request was not heard of for so long that its repetition took its place. Nothing was made by this one; ask again in a moment to get the other's answer.",
        );
    },
    letGo: async () => {
      clearInterval(timer);
      await renewed;
    },
  };
}

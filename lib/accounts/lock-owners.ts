import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** One change of who owns the workspace at a time: of two owners who demote each other, the second is no owner any more. */
export async function lockOwners(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('first owner', 0))`;
}

/** Called before an owner stops being one. */
export async function refuseLastOwner(tx: Prisma.TransactionClient): Promise<void> {
  if ((await tx.user.count({ where: { role: "owner" } })) > 1) return;
  throw new AppError(
    "conflict",
    "This is the last owner of the workspace. Make somebody else an owner first, so that Hone stays in somebody’s hands.",
  );
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { admitSpending } from "../spending/admit-spending";
import type { ApproveRunInput } from "../spending/schemas";
import { enqueueSweep } from "./enqueue-sweep";
import { getSweep } from "./get-sweep";
import type { Sweep } from "./schemas";

/** One approval for all runs of a sweep, at the price that was looked at. */
export async function approveSweep(caller: Caller, sweepId: string, { usd }: ApproveRunInput): Promise<Sweep> {
  const { ceilingUsd } = await getSweep(caller, sweepId);
  await db.$transaction(async (tx) => {
    await admitSpending(tx, caller, ceilingUsd === null ? null : [0, ceilingUsd], usd);
    const { count } = await tx.sweep.updateMany({
      where: { id: sweepId, projectId: caller.projectId, status: "awaiting_approval" },
      data: { status: "running", approvedById: caller.userId },
    });
    if (count === 0) throw new AppError("conflict", "This sweep does not wait for an approval any more. Look at it again.");
    await enqueueSweep(tx, sweepId);
  });
  return getSweep(caller, sweepId);
}

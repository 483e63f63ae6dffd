import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requireOwnRun } from "../require-own-run";
import { enqueueSweep } from "./enqueue-sweep";
import { getSweep } from "./get-sweep";
import type { Sweep } from "./schemas";

/** Nothing more is launched from this moment; the worker stops what is on. */
export async function cancelSweep(caller: Caller, sweepId: string): Promise<Sweep> {
  const sweep = await getSweep(caller, sweepId);
  requireOwnRun(caller, sweep);
  if (sweep.status === "cancelled") return sweep;
  await db.$transaction(async (tx) => {
    const { count } = await tx.sweep.updateMany({
      where: { id: sweepId, projectId: caller.projectId, status: { in: ["running", "awaiting_approval"] } },
      data: { status: "cancelled", finishedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", "The sweep has already ended, so there is nothing left to stop.");
    await tx.sweepMember.updateMany({ where: { sweepId, state: "waiting" }, data: { state: "cancelled" } });
    await enqueueSweep(tx, sweepId);
  });
  return getSweep(caller, sweepId);
}

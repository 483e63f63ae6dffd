import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { addRunEvent } from "./add-run-event";
import { moveRun } from "./move-run";
import type { Failure } from "./to-failure";
import { toJsonInput } from "./to-json-input";

/** Ends a run with its reason. `lost` is a failure too: the trainer no longer knows the training. */
export async function failRun(runId: string, failure: Failure, to: "failed" | "lost" = "failed"): Promise<void> {
  await db.$transaction((tx) => recordFailure(tx, runId, failure, to));
}

export async function recordFailure(tx: Prisma.TransactionClient, runId: string, failure: Failure, to: "failed" | "lost"): Promise<void> {
  const { status: failedFrom } = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { status: true } });
  await moveRun(tx, runId, to, {
    failedFrom,
    failureKind: failure.kind,
    failureMessage: failure.message,
    failureAction: failure.action,
    failureRaw: failure.raw == null ? Prisma.DbNull : toJsonInput(failure.raw),
    trainerProblem: null,
  });
  await addRunEvent(tx, runId, failure.message, "error");
}

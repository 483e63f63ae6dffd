import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { Revival } from "./revival-of";
import type { RunStatus } from "./schemas";
import { isFinished, sourcesOf } from "./transitions";

type Changes = Omit<Prisma.RunUpdateManyMutationInput, "status" | "finishedAt">;

/**
 * The only writer of `status`, with its sister below. One conditional update: of two that move a run at once, one wins and the other learns of it.
 * `from` narrows where it may come from, for a step that is right from one state alone.
 */
export async function moveRun(
  tx: Prisma.TransactionClient,
  runId: string,
  to: RunStatus,
  changes: Changes = {},
  from: RunStatus[] = sourcesOf(to),
): Promise<void> {
  const { count } = await tx.run.updateMany({
    where: { id: runId, status: { in: from } },
    data: { ...changes, status: to, stalledAt: null, ...(isFinished(to) ? { finishedAt: new Date() } : {}) },
  });
  if (count === 0)
    throw new AppError("conflict", `The run cannot become ${to} any more: it has moved on in the meantime. Look at it again.`);
}

/** Brings a run back that had ended. Nothing else can: news that comes late must not wake the dead. */
export async function reviveRun(tx: Prisma.TransactionClient, runId: string, { from, to }: Revival): Promise<void> {
  const { count } = await tx.run.updateMany({ where: { id: runId, status: from }, data: { ...asIfNothingHappened, status: to } });
  if (count === 0) throw new AppError("conflict", "Somebody has tried this run again already. Look at how it stands now.");
}

const asIfNothingHappened = {
  finishedAt: null,
  cancelRequestedAt: null,
  failedFrom: null,
  failureKind: null,
  failureMessage: null,
  failureAction: null,
  failureRaw: Prisma.DbNull,
  trainerProblem: null,
};

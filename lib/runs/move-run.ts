import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { RunStatus } from "./schemas";
import { isFinished, sourcesOf } from "./transitions";

type Changes = Omit<Prisma.RunUpdateManyMutationInput, "status" | "finishedAt">;

/** The only writer of `status`. One conditional update: of two that move a run at once, one wins and the other learns of it. */
export async function moveRun(tx: Prisma.TransactionClient, runId: string, to: RunStatus, changes: Changes = {}): Promise<void> {
  const { count } = await tx.run.updateMany({
    where: { id: runId, status: { in: sourcesOf(to) } },
    data: { ...changes, status: to, ...(isFinished(to) ? { finishedAt: new Date() } : {}) },
  });
  if (count === 0)
    throw new AppError("conflict", `The run cannot become ${to} any more: it has moved on in the meantime. Look at it again.`);
}

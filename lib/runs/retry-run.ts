import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { addRunEvent } from "./add-run-event";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun, getRunRow } from "./get-run";
import { reviveRun } from "./move-run";
import { requireOwnRun } from "./require-own-run";
import { type Revival, revivalOf } from "./revival-of";
import type { Run } from "./schemas";
import { budgetProblem } from "./spending/budget-problem";
import { lockSpending } from "./spending/read-spending";
import type { RunRow } from "./to-run";

const words: Record<Revival["step"], string> = {
  send: "Tried again: handed over with the same files.",
  look: "Tried again: the trainer is asked once more.",
  finish: "Tried again: the model is saved and measured.",
};

/** Lets a run go on from the step that failed; what was done before it is not done again. */
export async function retryRun(caller: Caller, runId: string): Promise<Run> {
  const run = await getRunRow(caller, runId);
  requireOwnRun(caller, run);
  const revival = revivalOf(run);
  if (!revival) throw new AppError("conflict", "There is no step of this run to try again. Start it over as a new run.");
  await db.$transaction(async (tx) => {
    if (revival.step === "send") await admitAgain(tx, caller, run);
    await reviveRun(tx, runId, revival);
    await addRunEvent(tx, runId, words[revival.step]);
    await enqueueRunJob(tx, revival.job, runId);
  });
  return getRun(caller, runId);
}

/** What was never launched was counted as free meanwhile: the money may be gone. What a lead said about its price still holds. */
async function admitAgain(tx: Prisma.TransactionClient, caller: Caller, { id, costLowUsd, costHighUsd }: RunRow): Promise<void> {
  const spending = await lockSpending(tx, caller.projectId);
  const problem = budgetProblem(costLowUsd === null || costHighUsd === null ? null : [costLowUsd, costHighUsd], spending);
  if (problem) throw new AppError("conflict", problem);
  await tx.run.updateMany({ where: { id, projectId: caller.projectId }, data: { admittedAt: new Date() } });
}

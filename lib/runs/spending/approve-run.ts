import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { addRunEvent } from "../add-run-event";
import { enqueueRunJob } from "../enqueue-run-job";
import { getRun, getRunRow } from "../get-run";
import { moveRun } from "../move-run";
import { planRun } from "../plan-run";
import { refuseWhileCounting } from "../refuse-while-counting";
import { createRunInput, type Run } from "../schemas";
import type { RunRow } from "../to-run";
import { refuseOtherPrice } from "./admit-spending";
import { budgetProblem } from "./budget-problem";
import { costOfPlan } from "./cost-of-plan";
import { costWords } from "./cost-words";
import { lockSpending } from "./read-spending";
import type { ApproveRunInput, CostRange } from "./schemas";
import { speakerOf } from "./speaker-of";

/** Lets a run start that waits for it, at the price that was looked at. Approving twice is approving once. */
export async function approveRun(caller: Caller, runId: string, { usd }: ApproveRunInput): Promise<Run> {
  const row = await getRunRow(caller, runId);
  if (row.decision === "approved") return getRun(caller, runId);
  refuseUnlessWaiting(row);
  const cost = await priceNow(caller, row);
  refuseOtherPrice(cost, usd);
  const by = await speakerOf(caller);
  await db.$transaction(async (tx) => {
    const spending = await lockSpending(tx, caller.projectId);
    const problem = budgetProblem(cost, spending);
    if (problem) throw new AppError("conflict", problem);
    const now = await tx.run.findUniqueOrThrow({ where: { id: runId } });
    if (now.decision === "approved") return;
    const decision = { decision: "approved", decidedById: caller.userId, decidedAt: new Date(), decidedUsd: cost?.[1] ?? null } as const;
    await moveRun(tx, runId, "uploading", { ...decision, admittedAt: new Date() }, ["awaiting_approval"]);
    await addRunEvent(tx, runId, `Approved by ${by}: it may cost ${costWords(cost)}.`);
    await enqueueRunJob(tx, "runs.submit", runId);
  });
  return getRun(caller, runId);
}

export function refuseUnlessWaiting({ status, decision, number }: RunRow): void {
  if (status === "awaiting_approval") return;
  throw new AppError(
    "conflict",
    decision === "declined"
      ? `Run ${number} was declined already. Whoever proposed it can set up another one.`
      : `Run ${number} does not wait for anybody’s approval. Look at how it stands now.`,
  );
}

/** Prices and examples may have moved since it was proposed: what it would cost today is what is decided on. */
async function priceNow(caller: Caller, row: RunRow): Promise<CostRange> {
  const { estimate, problems, counting } = await planRun(caller, createRunInput.parse({ ...row, recipeId: row.recipeId ?? undefined }));
  if (problems.length > 0) throw new AppError("conflict", problems.map(({ problem }) => problem).join(" "));
  refuseWhileCounting(counting, "Approve the run");
  const cost = costOfPlan(estimate);
  await storePrice(row, cost);
  return cost;
}

async function storePrice({ id, costLowUsd, costHighUsd }: RunRow, cost: CostRange): Promise<void> {
  const [low, high] = cost ?? [null, null];
  if (low === costLowUsd && high === costHighUsd) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.run.updateMany({
      where: { id, status: "awaiting_approval" },
      data: { costLowUsd: low, costHighUsd: high },
    });
    if (count > 0) await addRunEvent(tx, id, `Its price has changed: it may now cost ${costWords(cost)}.`, "warn");
  });
}

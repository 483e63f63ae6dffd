import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatMoney } from "@/lib/format";
import { addRunEvent } from "./add-run-event";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun } from "./get-run";
import { nextRunNumber } from "./next-run-number";
import { planRun } from "./plan-run";
import { readOrigin } from "./recipes/read-origin";
import { refuseWhileCounting } from "./refuse-while-counting";
import { type Run, type StartRunInput, startRunInput } from "./schemas";
import { admitSpending } from "./spending/admit-spending";
import { costOfPlan } from "./spending/cost-of-plan";
import { costWords } from "./spending/cost-words";
import type { CostRange } from "./spending/schemas";
import { subsetWords } from "./subset-words";
import { takeUpDraft } from "./take-up-draft";

/** The row comes first: its id is the key by which the trainer's job is found again, whatever happens in between. */
export async function createRun(
  caller: Caller,
  given: StartRunInput,
  /** What has to be written together with the run, or refuses it. */
  alongside?: (tx: Prisma.TransactionClient, runId: string) => Promise<void>,
): Promise<Run> {
  const { approvedUsd, draftId, ...input } = startRunInput.parse(given);
  const { version, recipe, trainCount, estimate, problems, counting } = await planRun(caller, input);
  if (problems.length > 0) throw new AppError("invalid", problems.map(({ problem }) => problem).join(" "), problems);
  refuseWhileCounting(counting, "Start the run");
  const cost = costOfPlan(estimate);
  const [costLowUsd, costHighUsd] = cost ?? [null, null];
  const origin = await readOrigin(caller, input.recipeId, recipe);
  const runId = await db.$transaction(async (tx) => {
    const { starts, isApproved, spending } = await admitSpending(tx, caller, cost, approvedUsd);
    if (draftId) await takeUpDraft(tx, caller, draftId);
    const now = new Date();
    const { id } = await tx.run.create({
      data: {
        ...recipe,
        ...origin,
        subsetCount: recipe.trainPercent < 100 ? trainCount : null,
        projectId: caller.projectId,
        number: await nextRunNumber(tx, caller.projectId),
        status: starts ? "preflight" : "awaiting_approval",
        estimateSeconds: estimate?.seconds && Math.round((estimate.seconds[0] + estimate.seconds[1]) / 2),
        // Where a whole run costs nothing, so does every part of it; what others charge is known only from their bill.
        costUsd: costHighUsd === 0 ? 0 : null,
        costLowUsd,
        costHighUsd,
        admittedAt: starts ? now : null,
        ...(isApproved ? { decision: "approved", decidedById: caller.userId, decidedAt: now, decidedUsd: costHighUsd } : {}),
        createdById: caller.userId,
      },
      select: { id: true },
    });
    await alongside?.(tx, id);
    const part = recipe.trainPercent < 100 ? `: ${subsetWords(recipe, trainCount, version.trainCount)}` : "";
    await addRunEvent(tx, id, `Run created on version ${version.number} of ${version.datasetName}${part}.`);
    if (isApproved) await addRunEvent(tx, id, `Approved by whoever set it up: it may cost ${costWords(cost)}.`);
    if (starts) await enqueueRunJob(tx, "runs.submit", id);
    else await addRunEvent(tx, id, waitingWords(cost, spending.spendingLimitUsd));
    return id;
  });
  return getRun(caller, runId);
}

function waitingWords(cost: CostRange, spendingLimitUsd: number): string {
  const limit = `A run may cost ${formatMoney(spendingLimitUsd)} here unasked.`;
  return `It waits for the approval of a lead: it may cost ${costWords(cost)}. ${limit}`;
}

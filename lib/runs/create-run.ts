import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { addRunEvent } from "./add-run-event";
import { enqueueRunJob } from "./enqueue-run-job";
import { getRun } from "./get-run";
import { planRun } from "./plan-run";
import { type CreateRunInput, createRunInput, type Run } from "./schemas";

/** The row comes first: its id is the key by which the trainer's job is found again, whatever happens in between. */
export async function createRun(caller: Caller, given: CreateRunInput): Promise<Run> {
  const input = createRunInput.parse(given);
  const { version, recipe, estimate, problems } = await planRun(caller, input);
  if (problems.length > 0) throw new AppError("invalid", problems.map(({ problem }) => problem).join(" "), problems);
  const runId = await db.$transaction(async (tx) => {
    const { id } = await tx.run.create({
      data: {
        ...recipe,
        projectId: caller.projectId,
        number: await nextNumber(tx, caller.projectId),
        status: "preflight",
        estimateSeconds: estimate?.seconds && Math.round((estimate.seconds[0] + estimate.seconds[1]) / 2),
        // Where a whole run costs nothing, so does every part of it; what others charge is known only from their bill.
        costUsd: estimate?.usd === 0 ? 0 : null,
        createdById: caller.userId,
      },
      select: { id: true },
    });
    await addRunEvent(tx, id, `Run created on version ${version.number} of ${version.datasetName}.`);
    await enqueueRunJob(tx, "runs.submit", id);
    return id;
  });
  return getRun(caller, runId);
}

/** The lock makes runs that start at once wait for each other, so that no two of a project share a number. */
async function nextNumber(tx: Prisma.TransactionClient, projectId: string): Promise<number> {
  await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`;
  const newest = await tx.run.findFirst({ where: { projectId }, orderBy: { number: "desc" }, select: { number: true } });
  return (newest?.number ?? 0) + 1;
}

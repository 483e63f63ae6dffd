import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { deleteLog } from "./delete-log";

/** Everything in the project goes with it: data, runs, results. */
export async function deleteProject(caller: Caller): Promise<void> {
  const { projectId } = caller;
  await refuseDuringRun(projectId, db);
  const deployments = await db.deployment.findMany({ where: { projectId }, select: { id: true } });
  for (const { id } of deployments) await deleteLog(id);
  await db.$transaction(
    async (tx) => {
      await refuseDuringRun(projectId, tx);
      // From the end of the story to its beginning: what is used may not go before its user.
      await tx.deployment.deleteMany({ where: { projectId } });
      await tx.evaluation.deleteMany({ where: { projectId } });
      await tx.benchmark.deleteMany({ where: { projectId } });
      await tx.modelVersion.deleteMany({ where: { projectId } });
      await tx.passageIndex.deleteMany({ where: { projectId } });
      await tx.run.deleteMany({ where: { projectId } });
      // Frozen versions go with the project itself and in no other way.
      const { count } = await tx.project.deleteMany({ where: { id: projectId } });
      if (count === 0) throw new AppError("not_found", "This project was deleted already.");
    },
    { timeout: 60_000 },
  );
}

async function refuseDuringRun(projectId: string, tx: Prisma.TransactionClient): Promise<void> {
  const active = await tx.run.findFirst({
    where: { projectId, status: { notIn: ["draft", "succeeded", "failed", "cancelled", "lost"] } },
    select: { number: true },
  });
  if (active) throw new AppError("conflict", `Run ${active.number} is still at work. Cancel it, then delete the project.`);
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { createRun } from "../create-run";
import { recipeContentSchema } from "../recipes/schemas";
import { nextLaunches } from "./next-launches";
import { readSituation, type SweepRow } from "./read-situation";

/** Whoever started the sweep starts its runs. */
export function callerOf({ projectId, createdById }: Pick<SweepRow, "projectId" | "createdById">): Caller {
  return { projectId, userId: createdById ?? "hone", role: "lead" };
}

/** A run and its place in the sweep are written together, so that however often this is asked for, a member has one run. */
export async function launchMember(sweep: SweepRow, member: SweepRow["members"][number]): Promise<void> {
  const { id: sweepId, datasetVersionId, recipeId, learningCurveId } = sweep;
  const { trainPercent, subsetSeed } = member;
  const content = { ...recipeContentSchema.parse(member.content), trainPercent, subsetSeed };
  // Approved with the sweep: a run asks again only if it became dearer than its plan said.
  const approved = { approvedUsd: member.expectedHighUsd };
  const input = { ...content, ...approved, trainerId: member.trainerId, datasetVersionId, ...(recipeId ? { recipeId } : {}) };
  let isTooLate = false;
  try {
    await createRun(callerOf(sweep), input, async (tx, runId) => {
      await tx.$queryRaw`select id from "Sweep" where id = ${sweepId} for update`;
      const now = await readSituation(tx, sweepId, runId);
      const hasRoom = now?.sweep.status === "running" && nextLaunches(now).launch.includes(member.position);
      isTooLate = !hasRoom;
      if (isTooLate) throw new AppError("conflict", "The sweep has moved on in the meantime.");
      await tx.sweepMember.update({ where: { id: member.id }, data: { state: "launched", runId } });
      if (learningCurveId) await tx.run.update({ where: { id: runId }, data: { learningCurveId } });
    });
    await db.sweep.updateMany({ where: { id: sweepId, problem: { not: null } }, data: { problem: null } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isTooLate) return;
    if (error.code === "upstream" || error.code === "conflict")
      await db.sweep.updateMany({ where: { id: sweepId }, data: { problem: error.message } });
    else
      await db.sweepMember.updateMany({
        where: { id: member.id, state: "waiting" },
        data: { state: "refused", reason: error.message },
      });
  }
}

import { db } from "@/lib/db/client";
import type { TimedRun } from "./pace";

const mostRuns = 50;

/** The newest trainings that ended well there. How fast a trainer is belongs to the trainer, not to a project: the runs of all count. */
export async function readTimedRuns(trainerId: string, baseModel: string): Promise<TimedRun[]> {
  const rows = await db.run.findMany({
    where: { trainerId, baseModel, status: "succeeded", trainedTokens: { gt: 0 }, startedAt: { not: null }, finishedAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostRuns,
    select: { trainedTokens: true, trainSeconds: true, startedAt: true, finishedAt: true },
  });
  return rows.flatMap(({ trainedTokens, trainSeconds, startedAt, finishedAt }) => {
    if (!trainedTokens || !startedAt || !finishedAt) return [];
    return [{ trainedTokens, seconds: trainSeconds ?? (finishedAt.getTime() - startedAt.getTime()) / 1_000 }];
  });
}

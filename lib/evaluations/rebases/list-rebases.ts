import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type RebaseSummary, rebaseSummarySchema } from "./schemas";

const most = 100;

/** Newest first. */
export async function listRebases({ projectId }: Caller): Promise<RebaseSummary[]> {
  const rows = await db.rebase.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
    take: most,
    include: { oldModel: { select: { name: true } }, run: { select: { number: true, baseModel: true } } },
  });
  return rows.map(({ oldModel, run, ...row }) =>
    rebaseSummarySchema.parse({ ...row, oldModel: oldModel.name, baseModel: run.baseModel, runNumber: run.number }),
  );
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { changeBenchmark } from "@/lib/evaluations/benchmarks/change-benchmark";
import { caseInput } from "@/lib/evaluations/benchmarks/schemas";
import { getRuleRow } from "./get-rule-row";

const mostAtOnce = 1_000;

/** What a rule has collected for a benchmark becomes its next version. */
export async function addWaitingCases(caller: Caller, deploymentId: string, ruleId: string) {
  const { benchmarkSeriesId, name } = await getRuleRow(caller, deploymentId, ruleId);
  const waiting = await db.collectedRequest.findMany({
    where: { ruleId, waitingCase: { not: Prisma.DbNull } },
    orderBy: { requestId: "asc" },
    take: mostAtOnce,
  });
  if (waiting.length === 0) throw new AppError("conflict", "No case waits any more. Somebody may have added them a moment ago.");
  const newest = await db.benchmark.findFirst({
    where: { projectId: caller.projectId, seriesId: benchmarkSeriesId ?? "" },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  if (!newest) throw new AppError("not_found", "The benchmark of this rule is gone. Delete the rule, and make one for another benchmark.");
  const added = waiting.map(({ waitingCase }) => caseInput.parse(waitingCase));
  const note = `Collected by the rule “${name}”.`;
  const { id, version } = await changeBenchmark(caller, newest.id, { added, note }, async (tx) => {
    const { count } = await tx.collectedRequest.updateMany({
      where: { ruleId, requestId: { in: waiting.map(({ requestId }) => requestId) }, waitingCase: { not: Prisma.DbNull } },
      data: { waitingCase: Prisma.DbNull },
    });
    if (count !== waiting.length) throw new AppError("conflict", "Somebody added or discarded some of these cases meanwhile. Look again.");
  });
  return { benchmarkId: id, version };
}

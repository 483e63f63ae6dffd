import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getSpending } from "@/lib/runs/spending/get-spending";
import type { CostRange } from "@/lib/runs/spending/schemas";
import { estimateEvaluation } from "./estimate-evaluation";
import type { EvaluationEstimateQuery } from "./schemas";

/** What the answers that are missing are likely to cost; null where nobody knows, and where no budget asks. */
export async function costOfMeasuring(
  caller: Caller,
  { modelVersionId, benchmarkId, repeats = 1 }: EvaluationEstimateQuery,
): Promise<CostRange> {
  if ((await getSpending(caller)).budgetUsd === null) return null;
  const known = await db.evaluation.findUnique({
    where: { modelVersionId_benchmarkId: { modelVersionId, benchmarkId } },
    select: { repeats: true },
  });
  return (await estimateEvaluation(caller, { modelVersionId, benchmarkId, repeats: Math.max(repeats, known?.repeats ?? 1) })).usd;
}

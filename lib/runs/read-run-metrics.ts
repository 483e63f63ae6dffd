import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRunRow } from "./get-run";
import { type metricsQuery, type RunMetrics, runMetricsSchema } from "./schemas";
import { isFinished } from "./transitions";

export async function readRunMetrics(caller: Caller, runId: string, { afterStep }: z.infer<typeof metricsQuery>): Promise<RunMetrics> {
  // The state first: if it has ended by now, the steps read after it are all there will ever be.
  const { status } = await getRunRow(caller, runId);
  const items = await db.runMetric.findMany({ where: { runId, step: { gt: afterStep } }, orderBy: { step: "asc" } });
  return runMetricsSchema.parse({ items, isFinal: isFinished(status) });
}

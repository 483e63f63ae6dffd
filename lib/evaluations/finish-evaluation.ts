import { z } from "zod";
import { db } from "@/lib/db/client";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { readScores } from "./read-histogram";
import { type Estimates, gradersSchema } from "./schemas";

/** Sums up once every case has its answer; does nothing before or after. */
export async function finishEvaluation(id: string): Promise<void> {
  const evaluation = await db.evaluation.findUnique({ where: { id }, include: { benchmark: true } });
  if (!evaluation || evaluation.doneCount < evaluation.caseCount) return;
  const scores: Estimates = {};
  for (const { key } of gradersSchema.parse(evaluation.benchmark.graders)) scores[key] = estimateMean(await readScores(id, key));
  const medianLatencyMs = await readMedianLatency(id);
  await db.evaluation.updateMany({
    where: { id, status: "running" },
    data: { status: "succeeded", scores, medianLatencyMs, finishedAt: new Date() },
  });
}

async function readMedianLatency(id: string): Promise<number | null> {
  const rows = await db.$queryRaw`
    select round(percentile_cont(0.5) within group (order by "latencyMs"))::int as "medianMs" from "EvaluationResult" where "evaluationId" = ${id}`;
  return z.array(z.object({ medianMs: z.number().nullable() })).parse(rows)[0]?.medianMs ?? null;
}

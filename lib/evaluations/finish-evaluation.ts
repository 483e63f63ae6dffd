import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma, type Trainer } from "@/lib/db/generated/client";
import { costOfAnswers } from "@/lib/trainers/cost-of";
import type { StopReason } from "./ceilings/schemas";
import { readConsistency } from "./repeats/read-consistency";
import { summariseScores } from "./summarise-scores";

interface Stop {
  stopReason: StopReason | null;
  settledCount: number | null;
}

/** Sums up once every case has its answer, or where it stops before; does nothing otherwise. */
export async function finishEvaluation(
  id: string,
  { stopReason, settledCount }: Stop = { stopReason: null, settledCount: null },
): Promise<void> {
  const evaluation = await db.evaluation.findUnique({
    where: { id },
    include: { benchmark: true, modelVersion: { include: { trainer: true } } },
  });
  if (!evaluation) return;
  const isComplete = evaluation.doneCount >= evaluation.caseCount;
  if (!isComplete && stopReason === null) return;
  const summary = await summariseScores(db, { ...evaluation, stopReason: isComplete ? null : stopReason });
  const medianLatencyMs = await readMedianLatency(id);
  const costUsd = await readCost(evaluation);
  const consistency = await readConsistency(id, evaluation.repeats);
  await db.evaluation.updateMany({
    where: { id, status: "running" },
    data: {
      ...summary,
      status: isComplete ? "succeeded" : "stopped",
      stopReason: isComplete ? null : stopReason,
      ...(settledCount === null ? {} : { settledCount }),
      medianLatencyMs,
      costUsd,
      consistency: consistency ?? Prisma.DbNull,
      finishedAt: new Date(),
    },
  });
}

async function readMedianLatency(id: string): Promise<number | null> {
  const rows = await db.$queryRaw`
    select round(percentile_cont(0.5) within group (order by "latencyMs"))::int as "medianMs" from "EvaluationResult" where "evaluationId" = ${id}`;
  return z.array(z.object({ medianMs: z.number().nullable() })).parse(rows)[0]?.medianMs ?? null;
}

interface Finished {
  id: string;
  repeats: number;
  modelVersion: { trainer: Trainer; baseModel: string };
}

/** What its answers cost at the prices that a lead entered; null where one of them is not known. */
async function readCost({ id, repeats, modelVersion: { trainer, baseModel } }: Finished): Promise<number | null> {
  const sum = { where: { evaluationId: id }, _sum: { promptTokens: true, completionTokens: true } } as const;
  const { _sum } = repeats === 1 ? await db.evaluationResult.aggregate(sum) : await db.repeatedAnswer.aggregate(sum);
  return costOfAnswers(trainer, baseModel, { promptTokens: _sum.promptTokens ?? 0, completionTokens: _sum.completionTokens ?? 0 });
}

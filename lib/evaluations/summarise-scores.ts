import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { bettingInterval } from "@/lib/statistics/betting";
import { type Bounds, bothIntervals } from "@/lib/statistics/interval";
import { estimateMean } from "@/lib/statistics/mean-interval";
import type { StopReason } from "./ceilings/schemas";
import { gradersSchema } from "./graders/schemas";
import { countScores } from "./pair-cases";
import { readCaseScores } from "./read-case-scores";
import type { Estimates } from "./schemas";
import { largestSource } from "./settling/largest-source";

interface Graded {
  id: string;
  doneCount: number;
  stopReason: StopReason | null;
  benchmark: { id: string; graders: Prisma.JsonValue };
}

export interface Summary {
  scores: Estimates;
  /** Only graders that could not grade every case. */
  ungraded: Record<string, number>;
  graderTokens: number;
  graderCostUsd: number | null;
}

/** Means over graded cases, how many were not, and what grading took. A grader that graded nothing has no mean. */
export async function summariseScores(db: Prisma.TransactionClient, { id, doneCount, stopReason, benchmark }: Graded): Promise<Summary> {
  const summary: Summary = { scores: {}, ungraded: {}, ...(await readCost(db, id)) };
  for (const { key } of gradersSchema.parse(benchmark.graders)) {
    const table = await readCaseScores(benchmark.id, [id], key, db);
    const { scores, groups } = countScores(table, id);
    const plain = estimateMean(scores, groups);
    // Who stopped because of what was seen needs an interval that holds at every look.
    const bounds: Bounds = [0, 1];
    const stakes = { tally: groups, bounds, largestSource: largestSource(table.sources.map((source) => ({ source }))) };
    const estimate = stopReason === "settled" ? { ...plain, ...bothIntervals((confidence) => bettingInterval(stakes, confidence)) } : plain;
    if (estimate.n > 0) summary.scores[key] = estimate;
    if (estimate.n < doneCount) summary.ungraded[key] = doneCount - estimate.n;
  }
  return summary;
}

/** A cost that is unknown for one case is unknown for all. */
async function readCost(db: Prisma.TransactionClient, id: string): Promise<Pick<Summary, "graderTokens" | "graderCostUsd">> {
  const rows = await db.$queryRaw`
    select coalesce(sum((given.value ->> 'tokens')::int), 0)::int as "graderTokens",
      case when bool_or((given.value ->> 'tokens')::int > 0 and given.value ->> 'costUsd' is null) then null
        else sum((given.value ->> 'costUsd')::float8) end as "graderCostUsd"
    from "EvaluationResult" result, jsonb_each(result.scores) given
    where result."evaluationId" = ${id} and given.value ? 'tokens'`;
  const [cost] = z.array(z.object({ graderTokens: z.number(), graderCostUsd: z.number().nullable() })).parse(rows);
  return cost ?? { graderTokens: 0, graderCostUsd: null };
}

import { z } from "zod";
import { db } from "@/lib/db/client";
import { askedOrder } from "../asked-order";

interface Pair {
  benchmarkId: string;
  baselineId: string;
  candidateId: string;
  /** How many cases from the start were looked at; null for as many as both have answers to. */
  count: number | null;
}

const rowsSchema = z.array(z.object({ index: z.number(), source: z.string().nullable(), both: z.boolean() }));

/**
 * The cases that a sequential look rests on, by their place on the benchmark counted from 0: those from the start of `askedOrder` to the first one
 * that is not answered by both, whole sources alone. What is answered beyond was faster than others, and is no fair sample.
 */
export async function readLookedAt({ benchmarkId, baselineId, candidateId, count }: Pair): Promise<ReadonlySet<number>> {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      select (row_number() over (order by c.position) - 1)::int as index, c."groupKey" as source,
        b."caseId" is not null and r."caseId" is not null as both
      from "BenchmarkCase" c
        left join "EvaluationResult" b on b."evaluationId" = ${baselineId} and b."caseId" = c.id
        left join "EvaluationResult" r on r."evaluationId" = ${candidateId} and r."caseId" = c.id
      where c."benchmarkId" = ${benchmarkId} order by ${askedOrder}`,
  );
  const firstMissing = rows.findIndex(({ both }) => !both);
  let end = Math.min(count ?? rows.length, firstMissing === -1 ? rows.length : firstMissing);
  // A source of which a case is missing is not whole.
  const cutSource = rows[end]?.source ?? null;
  while (cutSource !== null && end > 0 && rows[end - 1]?.source === cutSource) end--;
  return new Set(rows.slice(0, end).map(({ index }) => index));
}

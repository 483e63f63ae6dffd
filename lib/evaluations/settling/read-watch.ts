import { z } from "zod";
import { db } from "@/lib/db/client";
import { askedOrder } from "../asked-order";
import { Watch } from "./watch";

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    source: z.string().nullable(),
    isBefore: z.boolean(),
    isOwn: z.boolean(),
    before: z.number().nullable(),
    own: z.number().nullable(),
  }),
);

interface Watched {
  id: string;
  benchmarkId: string;
  settleAgainstId: string | null;
  settleAmong: number;
  settledCount: number | null;
}

/** Null where nobody asked for it to stop early, or where it was settled before and somebody wanted the other cases too. */
export async function readWatch({ id, benchmarkId, settleAgainstId, settleAmong, settledCount }: Watched): Promise<Watch | null> {
  if (settleAgainstId === null || settledCount !== null) return null;
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      select c.id, c."groupKey" as source, b."caseId" is not null as "isBefore", r."caseId" is not null as "isOwn", b.score as before, r.score as own
      from "BenchmarkCase" c
        left join "EvaluationResult" b on b."evaluationId" = ${settleAgainstId} and b."caseId" = c.id
        left join "EvaluationResult" r on r."evaluationId" = ${id} and r."caseId" = c.id
      where c."benchmarkId" = ${benchmarkId} order by ${askedOrder}`,
  );
  return new Watch({
    order: rows,
    baseline: new Map(rows.flatMap((row) => (row.isBefore ? [[row.id, row.before] as const] : []))),
    own: new Map(rows.flatMap((row) => (row.isOwn ? [[row.id, row.own] as const] : []))),
    among: settleAmong,
  });
}

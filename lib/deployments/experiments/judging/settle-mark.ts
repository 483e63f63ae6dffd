import { inTransaction, type Query } from "@/lib/db/client";
import type { Score } from "@/lib/evaluations/graders/schemas";
import { noteArrivals } from "../../rules/note-arrivals";
import { addFigures } from "../add-figures";
import { lockRunning } from "../lock-running";

interface Settled {
  unit: string;
  variantId: string;
  at: Date;
}

/** The mark and what it adds to its person's sums stand together, once. After the end of a test, or of its stage, it is kept and adds nothing. */
export async function settleMark(
  { id, deploymentId }: { id: string; deploymentId: string },
  requestId: string,
  { score, reason, tokens = 0, costUsd = 0 }: Score,
): Promise<void> {
  await inTransaction(async (query) => {
    const running = (await lockRunning(query, [deploymentId])).find((one) => one.id === id);
    const [settled] = await query<Settled>(
      `update "ExperimentMark" set score = $3, reason = $4, tokens = $5, "costUsd" = $6, "settledAt" = now() at time zone 'UTC'
       where "experimentId" = $1 and "requestId" = $2 and "settledAt" is null returning unit, "variantId", at at time zone 'UTC' as at`,
      [id, requestId, score, reason, tokens, costUsd],
    );
    if (!settled) return;
    await countMark(query, id, { score, tokens, costUsd });
    if (score !== null) await noteArrivals(query, [requestId]);
    if (!running || score === null || settled.at < running.countedSince) return;
    const { unit, variantId } = settled;
    await addFigures(query, [{ experimentId: id, unit, variantId, metric: "judge", numerator: score, denominator: 1 }]);
  });
}

/** What it came to, by the day it was settled on: a page that counted the marks themselves would read a million. */
async function countMark(
  query: Query,
  experimentId: string,
  { score, tokens, costUsd }: { score: number | null; tokens: number; costUsd: number | null },
): Promise<void> {
  await query(
    `insert into "ExperimentMarkDay" as had ("experimentId", day, marked, unmarked, tokens, "costUsd", unpriced)
     values ($1, (now() at time zone 'UTC')::date, $2, $3, $4, $5, $6)
     on conflict ("experimentId", day) do update set marked = had.marked + excluded.marked, unmarked = had.unmarked + excluded.unmarked,
       tokens = had.tokens + excluded.tokens, "costUsd" = had."costUsd" + excluded."costUsd", unpriced = had.unpriced + excluded.unpriced`,
    [experimentId, Number(score !== null), Number(score === null), tokens, costUsd ?? 0, Number(tokens > 0 && costUsd === null)],
  );
}

import { inTransaction } from "@/lib/db/client";
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
    if (settled && score !== null) await noteArrivals(query, [requestId]);
    if (!running || !settled || score === null || settled.at < running.countedSince) return;
    const { unit, variantId } = settled;
    await addFigures(query, [{ experimentId: id, unit, variantId, metric: "judge", numerator: score, denominator: 1 }]);
  });
}

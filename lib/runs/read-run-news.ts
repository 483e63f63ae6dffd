import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type RunNews, runNewsSchema } from "./schemas";
import { runInclude, toRuns } from "./to-run";
import { isFinished } from "./transitions";

const mostAtOnce = 2_000;

export interface Read {
  news: RunNews;
  /** Hand it back to read on from here. */
  cursor: string;
  hasMore: boolean;
}

/** What stands behind the cursor. For verbs that proved already that the run is theirs to read. */
export async function readRunNews(runId: string, cursor: string): Promise<Read> {
  const [afterEvent = 0n, afterMetric = 0n] = cursor.split(".").map(BigInt);
  // The state first: if it has ended by now, what is read after it is all there will ever be.
  const row = await db.run.findUnique({ where: { id: runId }, include: runInclude });
  if (!row) throw new AppError("not_found", "The run was deleted.");
  const [run] = await toRuns([row]);
  const page = { orderBy: { position: "asc" }, take: mostAtOnce } as const;
  const events = await db.runEvent.findMany({ where: { runId, position: { gt: afterEvent } }, ...page });
  const metrics = await db.runMetric.findMany({ where: { runId, position: { gt: afterMetric } }, ...page });
  const checkpoints = await db.checkpoint.findMany({ where: { runId }, orderBy: { step: "asc" } });
  const hasMore = events.length === mostAtOnce || metrics.length === mostAtOnce;
  return {
    news: runNewsSchema.parse({ run, events, metrics, checkpoints, isFinal: isFinished(row.status) && !hasMore }),
    cursor: `${events.at(-1)?.position ?? afterEvent}.${metrics.at(-1)?.position ?? afterMetric}`,
    hasMore,
  };
}

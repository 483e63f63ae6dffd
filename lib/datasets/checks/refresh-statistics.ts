import { db } from "@/lib/db/client";

/** Fewer rows are looked through quickly, whatever the planner thinks of them. */
const fewRows = 1_000;

/**
 * Has Postgres count again what it plans with. It does so by itself, but a minute later: right after an import it takes the dataset for empty
 * and reads all of it for every row that it looks up, 60,000 times 60,000.
 */
export async function refreshStatistics(rowCount: number): Promise<void> {
  if (rowCount > fewRows)
    await db.$executeRaw`analyze "Example" (id, "datasetId", position, "groupKey", "contentHash", "pinnedSplit", "followedSplit", "hasWords")`;
}

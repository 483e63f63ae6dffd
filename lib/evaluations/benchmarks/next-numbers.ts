import type { Prisma } from "@/lib/db/generated/client";

/** For whoever holds the project's numbers: see `lockNumbers`. */
export async function nextNumbers(tx: Prisma.TransactionClient, projectId: string, seriesId: string) {
  const [inProject, inSeries] = await Promise.all([
    tx.benchmark.aggregate({ where: { projectId }, _max: { number: true } }),
    tx.benchmark.aggregate({ where: { projectId, seriesId }, _max: { version: true } }),
  ]);
  return { seriesId, number: (inProject._max.number ?? 0) + 1, version: (inSeries._max.version ?? 0) + 1 };
}

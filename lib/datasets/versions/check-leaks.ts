import { db } from "@/lib/db/client";
import type { JobPayload } from "@/lib/jobs/catalog";
import { findLeaks } from "./find-leaks";
import { type LeakReport, leakReportSchema } from "./schemas";

/**
 * Looks whether what a version is measured on stands in what it teaches: in its own test and validation splits and in every benchmark
 * of the project. Asked again once a benchmark is there that the report does not know; with nothing new it does nothing.
 */
export async function checkLeaks({ versionId }: JobPayload<"versions.checkLeaks">): Promise<void> {
  const version = await db.datasetVersion.findUnique({ where: { id: versionId }, select: { projectId: true, leaks: true } });
  if (!version) return;
  const benchmarks = await db.benchmark.findMany({
    where: { projectId: version.projectId, datasetVersionId: { not: versionId } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, name: true, datasetVersionId: true },
  });
  const known = version.leaks ? leakReportSchema.parse(version.leaks) : null;
  const fresh = benchmarks.filter(({ id }) => !known?.benchmarks.some(({ benchmarkId }) => benchmarkId === id));
  if (known && fresh.length === 0) return;
  const { own, others } = await findLeaks(versionId, {
    own: known === null,
    others: fresh.map(({ datasetVersionId }) => datasetVersionId),
  });
  const found = fresh.flatMap(({ id, number, name, datasetVersionId }) => {
    const counts = others.get(datasetVersionId);
    return counts ? [{ benchmarkId: id, number, name, ...counts }] : [];
  });
  const splits = own ?? known;
  if (!splits) return;
  const report: LeakReport = {
    checkedAt: new Date(),
    test: splits.test,
    validation: splits.validation,
    benchmarks: [...(known?.benchmarks ?? []), ...found],
  };
  await db.datasetVersion.update({
    where: { id: versionId },
    data: { leaks: { ...report, checkedAt: report.checkedAt.toISOString() } },
    select: { id: true },
  });
}

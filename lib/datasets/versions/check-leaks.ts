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
    where: { projectId: version.projectId, OR: [{ datasetVersionId: null }, { datasetVersionId: { not: versionId } }] },
    orderBy: { number: "asc" },
    select: { id: true, number: true, name: true },
  });
  const known = version.leaks ? leakReportSchema.parse(version.leaks) : null;
  const fresh = benchmarks.filter(({ id }) => !known?.benchmarks.some(({ benchmarkId }) => benchmarkId === id));
  if (known && fresh.length === 0) return;
  const others = fresh.map(({ id }) => ({ benchmarkId: id }));
  const own = known
    ? []
    : [
        { versionId, split: "test" as const },
        { versionId, split: "validation" as const },
      ];
  const found = await findLeaks(versionId, [...others, ...own]);
  const [test, validation] = known ? [known.test, known.validation] : found.slice(fresh.length);
  if (!test || !validation) throw new Error("Not every side was looked at.");
  const report: LeakReport = {
    checkedAt: new Date(),
    test,
    validation,
    benchmarks: [
      ...(known?.benchmarks ?? []),
      ...fresh.flatMap(({ id, number, name }, index) => {
        const counts = found[index];
        return counts ? [{ benchmarkId: id, number, name, ...counts }] : [];
      }),
    ],
  };
  const stored = await db.$executeRaw`
    update "DatasetVersion" set leaks = ${JSON.stringify(report)}::jsonb
    where id = ${versionId} and leaks ->> 'checkedAt' is not distinct from ${known?.checkedAt.toISOString() ?? null}`;
  // Somebody else has looked meanwhile, perhaps at other benchmarks: what they found stays.
  if (stored === 0) await checkLeaks({ versionId });
}

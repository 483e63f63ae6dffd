import { readLeakSummaries } from "@/lib/datasets/versions/read-leak-summaries";
import type { LeakSummary } from "@/lib/datasets/versions/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { modelVersionInclude } from "@/lib/models/model-version-include";
import { type Evaluation, evaluationSchema } from "./schemas";

export const evaluationInclude = {
  benchmark: true,
  modelVersion: { include: { ...modelVersionInclude, run: { select: { id: true, number: true, datasetVersionId: true } } } },
} satisfies Prisma.EvaluationInclude;

type Row = Prisma.EvaluationGetPayload<{ include: typeof evaluationInclude }>;

/** No score without what its model had seen of the cases. */
export async function toEvaluations(rows: readonly Row[]): Promise<Evaluation[]> {
  const learned = await readLeakSummaries(rows.flatMap(({ modelVersion }) => modelVersion.run?.datasetVersionId ?? []));
  return rows.map((row) => {
    const failure = row.failureMessage ? { message: row.failureMessage, action: row.failureAction ?? "" } : null;
    const versionId = row.modelVersion.run?.datasetVersionId;
    return evaluationSchema.parse({ ...row, failure, leak: versionId ? leakOf(learned.get(versionId), versionId, row.benchmark) : null });
  });
}

function leakOf(summary: LeakSummary | undefined, versionId: string, benchmark: { id: string; datasetVersionId: string }) {
  if (!summary) return null;
  if (benchmark.datasetVersionId === versionId) return summary.test;
  return summary.benchmarks.find(({ benchmarkId }) => benchmarkId === benchmark.id) ?? null;
}

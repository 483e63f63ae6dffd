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
  const learned = await readLeakSummaries(rows.flatMap(({ modelVersion }) => seenBy(modelVersion) ?? []));
  return rows.map((row) => {
    const failure = row.failureMessage ? { message: row.failureMessage, action: row.failureAction ?? "" } : null;
    const versionId = seenBy(row.modelVersion);
    return evaluationSchema.parse({ ...row, failure, leak: versionId ? leakOf(learned.get(versionId), versionId, row.benchmark) : null });
  });
}

/** What it learned, or is shown while it answers: either way a case that stands in it is no test. */
function seenBy({ run, shownVersionId }: Row["modelVersion"]): string | null {
  return run?.datasetVersionId ?? shownVersionId;
}

function leakOf(summary: LeakSummary | undefined, versionId: string, benchmark: { id: string; datasetVersionId: string | null }) {
  if (!summary) return null;
  if (benchmark.datasetVersionId === versionId) return summary.test;
  return summary.benchmarks.find(({ benchmarkId }) => benchmarkId === benchmark.id) ?? null;
}

import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";
import { learnedAllRows } from "@/lib/models/learned-all-rows";
import { underwayStatuses } from "@/lib/runs/transitions";
import { comparePair } from "./compare-evaluations";
import { type Evaluation, type Overview, overviewSchema } from "./schemas";
import { evaluationInclude, toEvaluations } from "./to-evaluation";

/** Where the story stands and what it proves; a fixed number of queries however much there is. */
export async function getOverview({ projectId, role }: Caller): Promise<Overview> {
  const where = { projectId };
  const newest = [{ createdAt: "desc" as const }, { id: "desc" as const }];
  const waiting = { ...where, status: "awaiting_approval" } as const;
  const working = underwayStatuses.filter((status) => status !== waiting.status);
  const [exampleCount, rejected, latestVersion, waitingRun, waitingCount, activeRun, lastRun, activeEvaluation, benchmark] =
    await Promise.all([
      db.example.count({ where: { dataset: where, deletedAt: null } }),
      db.import.aggregate({ where: { dataset: where }, _sum: { rejectedCount: true } }),
      db.datasetVersion.findFirst({ where: { dataset: where }, orderBy: newest }),
      db.run.findFirst({ where: waiting, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
      db.run.count({ where: waiting }),
      db.run.findFirst({ where: { ...where, status: { in: working } }, orderBy: newest }),
      db.run.findFirst({ where: { ...where, status: { not: waiting.status } }, orderBy: newest }),
      db.evaluation.findFirst({ where: { ...where, status: { in: ["queued", "running"] } }, orderBy: newest }),
      findBenchmark(projectId),
    ]);
  return overviewSchema.parse({
    exampleCount,
    rejectedCount: rejected._sum.rejectedCount ?? 0,
    latestVersion,
    waitingRun: waitingRun && { ...waitingRun, count: waitingCount },
    mayApprove: mayDo(role, "launch"),
    activeRun,
    lastRun,
    activeEvaluation,
    benchmark,
    classicReference: benchmark?.classicReference ?? null,
    ...(await readProof(benchmark?.id)),
  });
}

/** The newest that proves something; one that was only just made would leave the page empty. */
async function findBenchmark(projectId: string) {
  const newest = { orderBy: { number: "desc" } } as const;
  const measured = await db.benchmark.findFirst({ where: { projectId, evaluations: { some: { status: "succeeded" } } }, ...newest });
  return measured ?? db.benchmark.findFirst({ where: { projectId }, ...newest });
}

type Proof = Pick<Overview, "versions" | "baseline" | "comparison">;

async function readProof(benchmarkId: string | undefined): Promise<Proof> {
  if (!benchmarkId) return { versions: [], baseline: null, comparison: null };
  const rows = await db.evaluation.findMany({
    where: { benchmarkId, status: "succeeded", modelVersion: learnedAllRows },
    orderBy: [{ modelVersion: { number: "asc" } }, { createdAt: "asc" }],
    include: evaluationInclude,
  });
  const evaluations = await toEvaluations(rows);
  const fineTunes = evaluations.filter(({ modelVersion }) => modelVersion.kind !== "baseline");
  const newest = fineTunes.at(-1);
  const baselines = evaluations.filter(({ modelVersion }) => modelVersion.kind === "baseline" && modelVersion.approach === "prompt");
  // Prompting the model that was tuned is the fair comparison; another base is better than none.
  const baseline = baselines.findLast(({ modelVersion }) => modelVersion.baseModel === newest?.modelVersion.baseModel) ?? baselines.at(-1);
  return {
    versions: fineTunes.flatMap(toPoint),
    baseline: baseline ? (toPoint(baseline)[0] ?? null) : null,
    comparison: newest && baseline ? await comparePair(baseline, newest) : null,
  };
}

function toPoint({ id, modelVersion, benchmark, scores, leak }: Evaluation): Overview["versions"] {
  const score = scores?.[benchmark.graders[0]?.key ?? ""];
  return score ? [{ modelVersion, evaluationId: id, score, leak }] : [];
}

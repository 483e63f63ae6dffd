import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { underwayStatuses } from "@/lib/runs/transitions";
import { countOwnExamples } from "./count-own-examples";
import { type Contribution, contributionSchema, type Evaluation } from "./schemas";
import { evaluationInclude, toEvaluations } from "./to-evaluation";

/** The versions that a person still remembers working on. */
const newest = 5;

/** The newest versions that hold this person's examples, and what the models trained on them reached. Newest first. */
export async function listContributions(caller: Caller, datasetId: string): Promise<Contribution[]> {
  const { projectId } = caller;
  await getDataset(caller, datasetId);
  const versions = await db.datasetVersion.findMany({
    where: { projectId, datasetId },
    orderBy: { number: "desc" },
    take: newest,
    select: { id: true, number: true, trainCount: true, validationCount: true, testCount: true, createdAt: true },
  });
  const own = await countOwnExamples(
    caller,
    datasetId,
    versions.map(({ id }) => id),
  );
  const held = versions.filter(({ id }) => own.has(id));
  const ids = held.map(({ id }) => id);
  const [measured, training] = await Promise.all([readMeasured(projectId, ids), readTraining(projectId, ids)]);
  return held.map(({ trainCount, validationCount, testCount, ...version }) =>
    contributionSchema.parse({
      version: { ...version, exampleCount: trainCount + validationCount + testCount },
      own: own.get(version.id),
      model: measured.get(version.id) ?? null,
      training: training.get(version.id) ?? null,
    }),
  );
}

/** The newest model of each version, on the newest benchmark that it was measured on, beside prompting on the same cases. */
async function readMeasured(projectId: string, versionIds: string[]): Promise<Map<string, Contribution["model"]>> {
  const rows = await db.evaluation.findMany({
    where: {
      projectId,
      status: "succeeded",
      modelVersion: { kind: "fine_tune", run: { datasetVersionId: { in: versionIds }, trainPercent: 100 } },
    },
    orderBy: [{ benchmark: { number: "asc" } }, { modelVersion: { number: "asc" } }],
    include: evaluationInclude,
  });
  const evaluations = await toEvaluations(rows);
  const versionOf = new Map(rows.map(({ id, modelVersion }) => [id, modelVersion.run?.datasetVersionId ?? ""]));
  const byVersion = new Map(evaluations.map((evaluation) => [versionOf.get(evaluation.id) ?? "", evaluation]));
  const baselines = await db.evaluation.findMany({
    where: {
      projectId,
      status: "succeeded",
      modelVersion: { kind: "baseline", approach: "prompt" },
      benchmarkId: { in: [...byVersion.values()].map(({ benchmark }) => benchmark.id) },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: evaluationInclude,
  });
  const measured = await toEvaluations(baselines);
  return new Map([...byVersion].map(([versionId, evaluation]) => [versionId, toModel(evaluation, measured)]));
}

function toModel(evaluation: Evaluation, baselines: Evaluation[]): Contribution["model"] {
  const { id, modelVersion, benchmark } = evaluation;
  const baseline = baselines.findLast(
    (each) => each.benchmark.id === benchmark.id && each.modelVersion.baseModel === modelVersion.baseModel,
  );
  const score = headlineOf(evaluation);
  return score && { evaluationId: id, modelVersion, benchmark, score, prompting: (baseline && headlineOf(baseline)) ?? null };
}

function headlineOf({ scores, benchmark }: Evaluation) {
  return scores?.[benchmark.graders[0]?.key ?? ""] ?? null;
}

async function readTraining(projectId: string, versionIds: string[]) {
  const runs = await db.run.findMany({
    where: { projectId, datasetVersionId: { in: versionIds }, status: { in: underwayStatuses } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, datasetVersionId: true },
  });
  return new Map(runs.map(({ datasetVersionId, ...run }) => [datasetVersionId, run]));
}

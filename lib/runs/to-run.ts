import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { costOf } from "@/lib/trainers/cost-of";
import { capabilitiesOf } from "@/lib/trainers/get-trainer";
import { revivalOf } from "./revival-of";
import { type Run, runSchema } from "./schemas";
import { isFinished } from "./transitions";

export const runInclude = {
  trainer: true,
  recipe: { select: { id: true, name: true } },
  sweepMember: { select: { sweep: { select: { id: true, number: true } } } },
  restartOf: { select: { id: true, number: true } },
  restarts: { select: { id: true, number: true }, orderBy: { number: "asc" } },
  datasetVersion: { include: { dataset: { select: { name: true } } } },
  modelVersions: {
    where: { kind: "fine_tune" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
    include: { evaluations: { select: { id: true, benchmark: { select: { datasetVersionId: true } } } } },
  },
} satisfies Prisma.RunInclude;

export type RunRow = Prisma.RunGetPayload<{ include: typeof runInclude }>;

export async function toRuns(rows: RunRow[]): Promise<Run[]> {
  const people = rows.flatMap(({ createdById, decidedById }) => [createdById, decidedById].filter((id) => id !== null));
  const users = people.length > 0 ? await db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }) : [];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map((row) => toRun(row, (id) => names.get(id ?? "") ?? null));
}

function toRun(
  { datasetVersion, trainer, modelVersions, recipe, sweepMember, ...row }: RunRow,
  nameOf: (id: string | null) => string | null,
): Run {
  const modelVersion = modelVersions[0] ?? null;
  const capabilities = capabilitiesOf(trainer.kind);
  return runSchema.parse({
    ...row,
    datasetVersion: { ...datasetVersion, datasetName: datasetVersion.dataset.name },
    trainer: {
      ...trainer,
      canPause: capabilities.canPause,
      needsDeployment: capabilities.needsDeployment,
      usdPerMillionTokens: costOf(trainer, row.baseModel, 1e6),
    },
    trainCount: row.trainPercent === 100 ? datasetVersion.trainCount : row.subsetCount,
    isStalled: row.stalledAt !== null,
    isCancelling: row.cancelRequestedAt !== null && !isFinished(row.status),
    failure: row.failureKind
      ? { kind: row.failureKind, message: row.failureMessage, action: row.failureAction, raw: row.failureRaw }
      : null,
    likelyUsd: row.costLowUsd === null || row.costHighUsd === null ? null : [row.costLowUsd, row.costHighUsd],
    decision: row.decision && {
      outcome: row.decision,
      by: nameOf(row.decidedById),
      at: row.decidedAt,
      usd: row.decidedUsd,
      reason: row.declineReason,
    },
    sweep: sweepMember?.sweep ?? null,
    recipe: recipe && { ...recipe, revision: row.recipeRevision, isChanged: row.isRecipeChanged },
    createdBy: nameOf(row.createdById),
    retry: revivalOf(row)?.step ?? null,
    modelVersion,
    evaluationId: modelVersion?.evaluations.find(({ benchmark }) => benchmark.datasetVersionId === row.datasetVersionId)?.id ?? null,
  });
}

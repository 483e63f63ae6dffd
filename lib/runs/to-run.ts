import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { capabilitiesOf } from "@/lib/trainers/get-trainer";
import { isStalled } from "./is-stalled";
import { type Run, runSchema } from "./schemas";
import { isFinished } from "./transitions";

export const runInclude = {
  trainer: true,
  datasetVersion: { include: { dataset: { select: { name: true } } } },
  modelVersions: {
    where: { kind: "fine_tune" },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { evaluations: { select: { id: true, benchmark: { select: { datasetVersionId: true } } } } },
  },
} satisfies Prisma.RunInclude;

export type RunRow = Prisma.RunGetPayload<{ include: typeof runInclude }>;

export async function toRuns(rows: RunRow[]): Promise<Run[]> {
  const creators = rows.flatMap(({ createdById }) => (createdById ? [createdById] : []));
  const users = creators.length > 0 ? await db.user.findMany({ where: { id: { in: creators } }, select: { id: true, name: true } }) : [];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const now = new Date();
  return rows.map((row) => toRun(row, names.get(row.createdById ?? "") ?? null, now));
}

function toRun({ datasetVersion, trainer, modelVersions, ...row }: RunRow, createdBy: string | null, now: Date): Run {
  const modelVersion = modelVersions[0] ?? null;
  const capabilities = capabilitiesOf(trainer.kind);
  return runSchema.parse({
    ...row,
    datasetVersion: { ...datasetVersion, datasetName: datasetVersion.dataset.name },
    trainer: { ...trainer, canPause: capabilities.canPause },
    isStalled: isStalled({ ...row, isLocal: capabilities.isLocal }, now),
    isCancelling: row.cancelRequestedAt !== null && !isFinished(row.status),
    failure: row.failureKind
      ? { kind: row.failureKind, message: row.failureMessage, action: row.failureAction, raw: row.failureRaw }
      : null,
    createdBy,
    modelVersion,
    evaluationId: modelVersion?.evaluations.find(({ benchmark }) => benchmark.datasetVersionId === row.datasetVersionId)?.id ?? null,
  });
}

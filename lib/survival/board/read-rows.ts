import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { toParity } from "../parity/get-parity";
import type { ParityReport } from "../parity/schemas";
import { daysUntil, retirementOf } from "../retirements/retirement-of";
import type { Retirement } from "../retirements/schemas";
import { nextAction } from "./next-action";
import { type BoardRow, boardRowSchema } from "./schemas";

const include = {
  project: { select: { id: true, name: true } },
  trainer: { select: { id: true, kind: true, name: true } },
  records: { where: { source: { not: "replay" } }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
  replacedBy: {
    orderBy: { createdAt: "desc" },
    include: {
      run: {
        include: {
          modelVersions: {
            where: { kind: "fine_tune" },
            include: { trainer: { select: { name: true } }, variants: { select: { ranges: true } } },
          },
        },
      },
    },
  },
  retirement: true,
} satisfies Prisma.ModelVersionInclude;
type Model = Prisma.ModelVersionGetPayload<{ include: typeof include }>;

/** Every model of these projects that was made, and those baselines whose base model has an end. */
export async function readRows(projectIds: string[], now: Date): Promise<BoardRow[]> {
  const models = await db.modelVersion.findMany({ where: { projectId: { in: projectIds } }, include });
  const facts = await readFacts(models);
  const reports = await readReports(projectIds);
  return models
    .map((model) => toRow(model, facts, reports, now))
    .filter(({ modelVersion, life }) => modelVersion.kind !== "baseline" || life === "ends" || life === "gone");
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

/** What the providers' own lists say of these models and their bases. */
function readFacts(models: readonly Model[]) {
  const names = models.flatMap(({ trainerModel, baseModel }) => [trainerModel, baseModel]);
  return db.accountItem.findMany({
    where: {
      trainerId: { in: models.map(({ trainerId }) => trainerId) },
      kind: { in: ["base_model", "fine_tune", "checkpoint"] },
      name: { in: [...new Set(names)] },
    },
    select: { trainerId: true, name: true, stopsOn: true, lastTrainingOn: true, seenAt: true, goneAt: true },
  });
}

async function readReports(projectIds: string[]): Promise<ParityReport[]> {
  const include = { before: true, after: true, result: true } as const;
  const rows = await db.parityReport.findMany({
    where: { projectId: { in: projectIds } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include,
  });
  return Promise.all(rows.map(toParity));
}

function toRow(model: Model, facts: Facts, reports: readonly ParityReport[], now: Date): BoardRow {
  const { project, trainer, baseModel, trainerModel } = model;
  const about = facts.filter((fact) => fact.trainerId === model.trainerId && (fact.name === trainerModel || fact.name === baseModel));
  const retirement = retirementOf({ kind: trainer.kind, trainerName: trainer.name, baseModel }, about);
  const goneAt = about.find(({ name }) => name === trainerModel)?.goneAt ?? null;
  const { record, parity } = evidenceOf(model, reports);
  const replacement = replacementOf(model, parity);
  const progress = {
    ...lifeOf(retirement, goneAt, now),
    mayRetire: model.retirement !== null,
    record,
    replacement,
    parity: parity && toParityRow(parity),
    isSwitched: model.replacedBy.some(({ run }) =>
      run.modelVersions.some(({ variants }) => variants.some(({ ranges }) => Array.isArray(ranges) && ranges.length > 0)),
    ),
  };
  return boardRowSchema.parse({
    project,
    modelVersion: { ...model, trainerName: trainer.name },
    retirement,
    goneAt,
    trainingDaysLeft: retirement.lastTrainingOn ? daysUntil(retirement.lastTrainingOn, now) : null,
    ...progress,
    next: nextAction(progress),
  });
}

function lifeOf({ by, stopsOn }: Retirement, goneAt: Date | null, now: Date): Pick<BoardRow, "life" | "daysLeft"> {
  const daysLeft = stopsOn ? daysUntil(stopsOn, now) : null;
  if (goneAt !== null || (daysLeft !== null && daysLeft < 0)) return { life: "gone", daysLeft: null };
  if (daysLeft !== null) return { life: "ends", daysLeft };
  return { life: by === "yours" ? "yours" : "open", daysLeft: null };
}

/** The record that proves most: one with a report, else the fullest. */
function evidenceOf({ records }: Model, reports: readonly ParityReport[]) {
  const parity = reports.find(({ before }) => records.some(({ id }) => id === before.id)) ?? null;
  const best = records.toSorted((one, other) => other.doneCount - one.doneCount)[0] ?? null;
  return { parity, record: records.find(({ id }) => id === parity?.before.id) ?? records.find(({ status }) => status === "done") ?? best };
}

function replacementOf({ replacedBy }: Model, parity: ParityReport | null): BoardRow["replacement"] {
  const [newest] = replacedBy;
  const made = replacedBy.flatMap(({ run }) => run.modelVersions)[0];
  const run = newest ? { id: newest.run.id, number: newest.run.number, status: newest.run.status } : null;
  if (made) return { run, modelVersion: { ...made, trainerName: made.trainer.name } };
  // Somebody compared it with a model that was there already.
  const { after } = parity ?? {};
  if (after?.modelVersionId) {
    const { name, baseModel, trainer } = after.model;
    return { run, modelVersion: { id: after.modelVersionId, name, baseModel, trainerName: trainer.name } };
  }
  return run && { run, modelVersion: null };
}

function toParityRow({ id, margin, result }: ParityReport): BoardRow["parity"] {
  return {
    id,
    outcome: result?.verdict.outcome ?? null,
    marginPoints: margin * 100,
    difference: result && result.verdict.outcome !== "unfinished" ? (result.scored?.difference ?? null) : null,
    agreement: result?.agreement.exact ?? null,
    caseCount: result?.caseCount ?? 0,
  };
}

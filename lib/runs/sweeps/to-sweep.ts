import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { recipeContentSchema } from "../recipes/schemas";
import { committedUsd } from "./next-launches";
import { type Sweep, sweepSchema } from "./schemas";
import { settingsOf } from "./settings-of";

export const sweepInclude = {
  datasetVersion: { include: { dataset: { select: { name: true } } } },
  recipe: { select: { id: true, name: true } },
  learningCurve: { select: { run: { select: { id: true, number: true } } } },
  members: {
    orderBy: { position: "asc" },
    include: {
      trainer: { select: { id: true, name: true } },
      run: { include: { metrics: { where: { validLoss: { not: null } }, orderBy: { step: "desc" }, take: 1 } } },
    },
  },
} satisfies Prisma.SweepInclude;

type Row = Prisma.SweepGetPayload<{ include: typeof sweepInclude }>;

export async function toSweeps(rows: readonly Row[]): Promise<Sweep[]> {
  const people = rows.flatMap(({ createdById, approvedById }) => [createdById, approvedById].filter((id) => id !== null));
  const users = people.length > 0 ? await db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }) : [];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map((row) => toSweep(row, (id) => names.get(id ?? "") ?? null));
}

function toSweep({ datasetVersion, members, ...row }: Row, nameOf: (id: string | null) => string | null): Sweep {
  const parsed = members.map((member) => ({ ...member, content: recipeContentSchema.parse(member.content) }));
  const settings = settingsOf(parsed);
  return sweepSchema.parse({
    ...row,
    datasetVersion: { ...datasetVersion, datasetName: datasetVersion.dataset.name },
    curveOf: row.learningCurve?.run ?? null,
    committedUsd: committedUsd({ members }),
    members: parsed.map(({ expectedLowUsd, expectedHighUsd, run, ...member }, index) => ({
      ...member,
      settings: settings[index],
      expectedUsd: expectedLowUsd === null || expectedHighUsd === null ? null : [expectedLowUsd, expectedHighUsd],
      run: run && { ...run, validLoss: run.metrics[0]?.validLoss ?? null },
    })),
    createdBy: nameOf(row.createdById),
    approvedBy: nameOf(row.approvedById),
  });
}

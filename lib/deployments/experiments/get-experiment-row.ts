import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

export const experimentInclude = {
  deployment: { include: { variants: { include: { modelVersion: { select: { name: true } } } } } },
  arms: true,
  days: { orderBy: { day: "asc" } },
} satisfies Prisma.ExperimentInclude;

export type ExperimentRow = Prisma.ExperimentGetPayload<{ include: typeof experimentInclude }>;

export async function getExperimentRow({ projectId }: Caller, experimentId: string): Promise<ExperimentRow> {
  const row = await db.experiment.findFirst({ where: { id: experimentId, projectId }, include: experimentInclude });
  if (!row) throw new AppError("not_found", "There is no such test in this project. Look at the deployment for those there are.");
  return row;
}

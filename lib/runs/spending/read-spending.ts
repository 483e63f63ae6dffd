import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type Spending, spendingSchema } from "./schemas";

/** What a project may spend and has spent this month. */
export async function readSpending(tx: Prisma.TransactionClient, projectId: string, now = new Date()): Promise<Spending> {
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { spendingLimitUsd: true, budgetUsd: true } });
  if (!project) throw new AppError("not_found", "This project was deleted.");
  const spentUsd = await readSpent(tx, projectId, startOfMonth(now, 0));
  const leftUsd = project.budgetUsd === null ? null : Math.max(0, project.budgetUsd - spentUsd);
  return spendingSchema.parse({ ...project, spentUsd, leftUsd, renewsAt: startOfMonth(now, 1) });
}

/**
 * The same, while nobody else can let anything of this project start: of two that want the last dollars, the second sees what the first took.
 * Holds until the transaction ends.
 */
export async function lockSpending(tx: Prisma.TransactionClient, projectId: string): Promise<Spending> {
  await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`;
  return readSpending(tx, projectId);
}

/**
 * A run that ended without a known cost counts as estimated, unless its trainer never had it. Answers are counted as they are paid for: those
 * that were there already cost nothing again, and those of a measurement that failed were paid for all the same.
 */
async function readSpent(tx: Prisma.TransactionClient, projectId: string, since: Date): Promise<number> {
  const start = Prisma.sql`${since.toISOString()}::timestamptz at time zone 'UTC'`;
  const [row] = await tx.$queryRaw<{ usd: number }[]>`
    select (
      coalesce((select sum(case
        when status not in ('succeeded', 'failed', 'cancelled', 'lost') then greatest("costUsd", "costHighUsd", 0)
        when "costUsd" is not null then "costUsd"
        when "trainerJobId" is null then 0
        else coalesce("costHighUsd", 0)
      end) from "Run" where "projectId" = ${projectId} and "admittedAt" >= ${start}), 0)
      + coalesce((select sum(case
        when status in ('queued', 'running') then greatest("spentUsd", "costHighUsd")
        else "spentUsd"
      end) from "Evaluation" where "projectId" = ${projectId} and "createdAt" >= ${start}), 0)
      + coalesce((select sum(case
        when status in ('queued', 'recording') then greatest("spentUsd", least("costHighUsd", "budgetUsd"))
        else "spentUsd"
      end) from "GoldenRecord" where "projectId" = ${projectId} and "createdAt" >= ${start}), 0)
    )::float as usd`;
  return row?.usd ?? 0;
}

function startOfMonth(now: Date, later: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + later));
}

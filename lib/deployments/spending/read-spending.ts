import { db } from "@/lib/db/client";
import { alarmsOf } from "./alarms-of";
import { type Spending, type VariantSpending, variantSpendingSchema } from "./schemas";

const dayMs = 86_400_000;
/** Before, a pace is a guess. */
const fewestDays = 3;

interface Sums {
  variantId: string;
  answersUsd: number;
  unpriced: number;
  answeredLastDay: number;
}

/** What a project's deployments have cost this month and how busy they are, from the hours' sums. */
export async function readSpending(
  projectId: string,
  deploymentId?: string,
  now = new Date(),
): Promise<{ id: string; name: string; spending: Spending }[]> {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const yesterday = new Date(now.getTime() - dayMs);
  const deployments = await db.deployment.findMany({
    where: { projectId, ...(deploymentId ? { id: deploymentId } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { variants: { orderBy: { number: "desc" }, include: { modelVersion: { select: { name: true } } } } },
  });
  const ids = deployments.map(({ id }) => id);
  const since = month < yesterday ? month : yesterday;
  const sums = await db.$queryRaw<Sums[]>`
    select "variantId", coalesce(sum("costUsd") filter (where hour >= ${month}), 0)::float as "answersUsd",
      coalesce(sum(unpriced) filter (where hour >= ${month}), 0)::int as unpriced,
      coalesce(sum(requests - failed - refused) filter (where hour >= ${yesterday}), 0)::int as "answeredLastDay"
    from "RequestHour" where "deploymentId" = any(${ids}) and hour >= ${since} group by "variantId"`;
  const judges = await db.$queryRaw<{ deploymentId: string; judgesUsd: number }[]>`
    select e."deploymentId", coalesce(sum(m."costUsd"), 0)::float as "judgesUsd"
    from "Experiment" e join "ExperimentMarkDay" m on m."experimentId" = e.id
    where e."deploymentId" = any(${ids}) and m.day >= ${month.toISOString().slice(0, 10)}::date group by 1`;
  const shadows = await db.shadowDay.groupBy({
    by: ["deploymentId"],
    where: { deploymentId: { in: ids }, day: { gte: month } },
    _sum: { costUsd: true },
  });
  const checks = await db.$queryRaw<{ deploymentId: string; checksUsd: number }[]>`
    select v."deploymentId", coalesce(sum(c."costUsd"), 0)::float as "checksUsd"
    from "Variant" v join "ParityCheck" c on c."variantId" = v.id
    where v."deploymentId" = any(${ids}) and c."createdAt" >= ${month} group by 1`;
  const byVariant = new Map(sums.map((sum) => [sum.variantId, sum]));
  return deployments.map(({ id, name, createdAt: bornAt, monthlyBudgetUsd, variants }) => {
    const spent = variants.map((variant) => {
      const sum = byVariant.get(variant.id) ?? { answersUsd: 0, unpriced: 0, answeredLastDay: 0 };
      const standing = Math.max(0, now.getTime() - Math.max(month.getTime(), variant.createdAt.getTime())) / dayMs;
      const { endpointUsdPerDay, isFallback, createdAt } = variant;
      return variantSpendingSchema.parse({
        ...sum,
        variantId: variant.id,
        name: variant.modelVersion.name,
        isFallback,
        endpointUsdPerDay,
        endpointUsd: endpointUsdPerDay * standing,
        isNew: createdAt > yesterday,
      });
    });
    const judgesUsd = judges.find((one) => one.deploymentId === id)?.judgesUsd ?? 0;
    const shadowUsd = shadows.find((one) => one.deploymentId === id)?._sum.costUsd ?? 0;
    const checksUsd = checks.find((one) => one.deploymentId === id)?.checksUsd ?? 0;
    return { id, name, spending: sumUp(spent, { judgesUsd, shadowUsd, checksUsd }, monthlyBudgetUsd, { month, bornAt, now }) };
  });
}

type Besides = Pick<Spending, "judgesUsd" | "shadowUsd" | "checksUsd">;

interface Times {
  month: Date;
  bornAt: Date;
  now: Date;
}

function sumUp(variants: VariantSpending[], besides: Besides, monthlyBudgetUsd: number | null, { month, bornAt, now }: Times): Spending {
  const everyDayUsd = besides.judgesUsd + besides.shadowUsd;
  const sum = (of: (variant: VariantSpending) => number) => variants.reduce((total, variant) => total + of(variant), 0);
  const [answersUsd, endpointsUsd] = [sum((one) => one.answersUsd), sum((one) => one.endpointUsd)];
  const end = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1);
  // The pace of a deployment that is younger than the month is that of its own days.
  const begin = Math.max(month.getTime(), bornAt.getTime());
  const [gone, left] = [(now.getTime() - begin) / dayMs, (end - now.getTime()) / dayMs];
  // Checks come with new variants, not day after day.
  const ahead = ((answersUsd + everyDayUsd) / gone) * left + sum((one) => one.endpointUsdPerDay) * left;
  const spentUsd = answersUsd + endpointsUsd + everyDayUsd + besides.checksUsd;
  const figures = { spentUsd, expectedUsd: gone >= fewestDays ? spentUsd + ahead : null, monthlyBudgetUsd, variants, ...besides };
  return { ...figures, alarms: alarmsOf(figures) };
}

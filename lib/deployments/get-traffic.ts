import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getDeploymentRow } from "./get-deployment";
import type { DeploymentTraffic } from "./schemas";
import { lastDayStart, sumTraffic } from "./traffic-sums";

const hourMs = 60 * 60 * 1000;

/** The last day, from the sums that are made as requests arrive. Hours in which nothing happened are there too. */
export async function getTraffic(caller: Caller, deploymentId: string): Promise<DeploymentTraffic> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const rows = await db.requestHour.findMany({ where: { deploymentId: id, hour: { gte: lastDayStart() } }, orderBy: { hour: "asc" } });
  const variantIds = [...new Set(rows.map(({ variantId }) => variantId))];
  const now = Math.floor(Date.now() / hourMs) * hourMs;
  return {
    variants: variantIds.map((variantId) => ({ variantId, sums: sumTraffic(rows.filter((row) => row.variantId === variantId)) })),
    hours: Array.from({ length: 24 }, (_, index) => {
      const hour = new Date(now - (23 - index) * hourMs);
      const own = rows.filter((row) => row.hour.getTime() === hour.getTime());
      const sum = (of: (row: (typeof own)[number]) => number) => own.reduce((total, row) => total + of(row), 0);
      return { hour, requests: sum(({ requests }) => requests), failed: sum(({ failed, formatFailed }) => failed + formatFailed) };
    }),
  };
}

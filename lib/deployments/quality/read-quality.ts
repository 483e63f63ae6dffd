import { db } from "@/lib/db/client";
import { sumTraffic } from "../traffic-sums";
import type { Quality } from "./quality-alarms";

const dayMs = 86_400_000;

/** Of every deployment of a project, from the hours' sums. */
export async function readQuality(projectId: string, now = new Date()): Promise<Map<string, Quality>> {
  const [yesterday, weekBefore] = [new Date(now.getTime() - dayMs), new Date(now.getTime() - 8 * dayMs)];
  const hours = await db.requestHour.findMany({ where: { deployment: { projectId }, hour: { gte: weekBefore } } });
  const ids = [...new Set(hours.map(({ deploymentId }) => deploymentId))];
  return new Map(
    ids.map((id) => {
      const own = hours.filter(({ deploymentId }) => deploymentId === id);
      const isNow = ({ hour }: { hour: Date }) => hour >= yesterday;
      return [id, { now: toQuality(own.filter(isNow)), before: toQuality(own.filter((one) => !isNow(one))) }];
    }),
  );
}

function toQuality(hours: Parameters<typeof sumTraffic>[0]): Quality["now"] {
  const { requests, failed, formatFailed, p95LatencyMs } = sumTraffic(hours);
  return { requests, failed: failed + formatFailed, p95LatencyMs };
}

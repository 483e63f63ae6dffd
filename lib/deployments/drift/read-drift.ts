import { db } from "@/lib/db/client";
import type { Alarm } from "../spending/schemas";
import { driftAlarms, recentDays, referenceDays } from "./drift-alarms";
import { shapeSchema } from "./shape";

/** Of every deployment of a project: what is asked and answered now, held against how it began. */
export async function readDrift(projectId: string): Promise<Map<string, Alarm[]>> {
  const rows = await db.$queryRaw<{ deploymentId: string; day: Date; shape: unknown }[]>`
    select "deploymentId", day, shape from (
      select t.*, row_number() over (partition by t."deploymentId" order by t.day) as early,
        row_number() over (partition by t."deploymentId" order by t.day desc) as late
      from "TrafficDay" t join "Deployment" d on d.id = t."deploymentId"
      where d."projectId" = ${projectId} and t.day >= coalesce(d."normalSince", d."createdAt")::date and (t.shape ->> 'people')::int > 0
    ) days
    where early <= ${referenceDays} or late <= ${recentDays} order by day`;
  const ids = [...new Set(rows.map(({ deploymentId }) => deploymentId))];
  return new Map(
    ids.map((id) => {
      const days = rows.filter(({ deploymentId }) => deploymentId === id);
      return [id, driftAlarms(days.map(({ day, shape }) => ({ day, shape: shapeSchema.parse(shape) })))];
    }),
  );
}

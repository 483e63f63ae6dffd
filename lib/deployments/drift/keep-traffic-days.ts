import { db } from "@/lib/db/client";
import { requestIdFloor } from "../request-id";
import { type Exchanged, shapeOf } from "./shape";

const dayMs = 86_400_000;
/** The log of a day may arrive a little late. */
const patienceMs = 3_600_000;
/** Days that are made up for when nobody was there to look. */
const daysBack = 7;
/** Enough to tell a distribution, and read in a moment. */
const mostPeople = 2_000;

/** Every minute: of each deployment the days that are over, as long as their log is there. A day is looked at once and never changes. */
export async function keepTrafficDays(now = new Date()): Promise<void> {
  const missing = await db.$queryRaw<{ deploymentId: string; day: Date }[]>`
    select d.id as "deploymentId", day::date as day
    from "Deployment" d, generate_series(${startOf(now, daysBack)}::date, ${startOf(new Date(now.getTime() - patienceMs), 1)}::date, '1 day') as day
    where day >= d."createdAt"::date
      and not exists (select from "TrafficDay" t where t."deploymentId" = d.id and t.day = day::date)
    order by day, d.id`;
  for (const { deploymentId, day } of missing) {
    const shape = shapeOf(await readExchanges(deploymentId, day));
    await db.trafficDay.createMany({ data: [{ deploymentId, day, shape }], skipDuplicates: true });
  }
}

const startOf = (now: Date, before: number) => new Date(now.getTime() - before * dayMs).toISOString().slice(0, 10);

/** Of each person the first request, so that one who asks all day counts once; of many people a draw by id. */
function readExchanges(deploymentId: string, day: Date): Promise<Exchanged[]> {
  const [from, to] = [requestIdFloor(day.getTime()), requestIdFloor(day.getTime() + dayMs)];
  return db.$queryRaw<Exchanged[]>`
    select left(c.searched, greatest(0, length(c.searched) - length(c.answer) - 1)) as question, c.answer, drawn.outcome, drawn.format
    from (
      select id, outcome, format from (
        select distinct on (case when "unitSource" = 'none' then id else unit end) id, outcome::text as outcome, format
        from "RequestLog" l
        where "deploymentId" = ${deploymentId} and id >= ${from} and id < ${to}
          and exists (select from "RequestContent" kept where kept."requestId" = l.id)
        order by case when "unitSource" = 'none' then id else unit end, id
      ) firsts
      order by md5(id) limit ${mostPeople}
    ) drawn join "RequestContent" c on c."requestId" = drawn.id`;
}

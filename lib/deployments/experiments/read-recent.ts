import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RatioSums } from "@/lib/statistics/arm";
import { requestIdFloor } from "../request-id";

/** Enough to know how people differ, and read in a moment. */
const mostRead = 50_000;
const windowDays = 14;
const dayMs = 86_400_000;

export interface Recent {
  days: number;
  requests: number;
  nameless: number;
  people: number;
  /** Per person, in the metric. */
  sums: RatioSums;
  named: string[];
}

/** What a deployment's newest requests say about how many people come and how they differ. */
export async function readRecent(deploymentId: string, metric: string, now = new Date()): Promise<Recent> {
  const newest = Prisma.sql`
    select id, unit, "unitSource", outcome::text as outcome, format, "latencyMs", "costUsd", at from "RequestLog"
    where "deploymentId" = ${deploymentId} and id >= ${requestIdFloor(now.getTime() - windowDays * dayMs)}
    order by id desc limit ${mostRead}`;
  const [counts] = await db.$queryRaw<{ oldest: Date | null; requests: number; nameless: number; people: number }[]>`
    select min(at) as oldest, count(*)::int as requests, count(*) filter (where "unitSource" = 'none')::int as nameless,
      count(distinct unit) filter (where "unitSource" <> 'none')::int as people
    from (${newest}) newest`;
  const [sums] = await db.$queryRaw<RatioSums[]>`
    select count(*)::int as n, coalesce(sum(numerator), 0)::float as sum, coalesce(sum(numerator ^ 2), 0)::float as "sumOfSquares",
      coalesce(sum(denominator), 0)::float as "denominatorSum", coalesce(sum(denominator ^ 2), 0)::float as "denominatorSumOfSquares",
      coalesce(sum(numerator * denominator), 0)::float as "crossSum"
    from (
      select newest.unit, sum(${figureOf(metric)})::float as numerator, count(*)::float as denominator
      from (${newest}) newest ${joinOf(metric)}
      where "unitSource" <> 'none' and ${countsIn(metric)}
      group by newest.unit
    ) person`;
  const named = await db.$queryRaw<{ key: string }[]>`
    select distinct f.kind::text || ':' || f.name as key from (${newest}) newest join "Feedback" f on f."requestId" = newest.id
    where f.kind in ('score', 'outcome') order by 1 limit 20`;
  if (!counts || !sums) throw new Error("A sum over nothing is a row too.");
  // A first hour says little about a day, so less than a day counts as one.
  const days = counts.oldest ? Math.max(1, (now.getTime() - counts.oldest.getTime()) / dayMs) : 0;
  const { requests, nameless, people } = counts;
  return { days, requests, nameless, people, sums, named: named.map(({ key }) => key) };
}

const isFeedback = (metric: string) => metric === "thumb" || metric.includes(":");

function joinOf(metric: string): Prisma.Sql {
  if (metric === "judge") return Prisma.sql`join "ExperimentMark" m on m."requestId" = newest.id`;
  return isFeedback(metric) ? Prisma.sql`join "Feedback" f on f."requestId" = newest.id` : Prisma.empty;
}

/** The same figures as `count-requests.ts`, `count-feedback.ts` and `settle-mark.ts` keep. */
function figureOf(metric: string): Prisma.Sql {
  if (isFeedback(metric)) return Prisma.sql`f.value`;
  if (metric === "judge") return Prisma.sql`m.score`;
  if (metric === "latency") return Prisma.sql`"latencyMs"`;
  if (metric === "cost") return Prisma.sql`"costUsd"`;
  if (metric === "format_failed") return Prisma.sql`(outcome = 'format_failed' or format = 'invalid')::int`;
  if (metric === "left") return Prisma.sql`(outcome = 'client_left')::int`;
  return Prisma.sql`(outcome in ('failed', 'format_failed', 'refused'))::int`;
}

function countsIn(metric: string): Prisma.Sql {
  if (isFeedback(metric)) {
    const [kind = "", ...rest] = metric.split(":");
    return Prisma.sql`f.kind::text = ${kind} and f.name = ${rest.join(":")} and f.value is not null`;
  }
  if (metric === "judge") return Prisma.sql`m.score is not null`;
  if (metric === "latency") return Prisma.sql`outcome = 'ok'`;
  if (metric === "cost") return Prisma.sql`"costUsd" is not null`;
  if (metric === "format_failed") return Prisma.sql`format is not null`;
  return metric === "failed" ? Prisma.sql`outcome <> 'client_left'` : Prisma.sql`true`;
}

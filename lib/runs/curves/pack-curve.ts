import type { Prisma } from "@/lib/db/generated/client";
import { measures } from "./measures";

/** A pack is made anew when this many steps, or this share of it, has come on top: until then they are read one by one. */
const mostLoose = 400;
const mostLooseShare = 0.1;

// float4 is narrower than what a trainer may report: what does not fit would be an error, and stop the run's news.
const packed = (value: string) =>
  `string_agg(float4send((case when abs(${value}) < 1e-37 then 0 when abs(${value}) <= 3e38 then ${value} else 'NaN' end)::float4), ''::bytea order by step)`;

const names = ["position", "pointCount", "steps", "moments", ...measures];

const packSql = `insert into "RunCurve" ("runId", ${names.map((name) => `"${name}"`).join(", ")})
  select "runId", max(position), count(*), string_agg(int4send(step), ''::bytea order by step),
    string_agg(float8send(coalesce(extract(epoch from at)::float8, 'NaN')), ''::bytea order by step),
    ${measures.map((name) => packed(`"${name}"`)).join(",\n    ")}
  from "RunMetric" where "runId" = $1 group by "runId"
  on conflict ("runId") do update set ${names.map((name) => `"${name}" = excluded."${name}"`).join(", ")}`;

/** Packs what is known of a run's steps. Reading is right without it, and slow: a row for every step. */
export async function packCurve(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.$executeRawUnsafe(packSql, runId);
}

/** Belongs to every write of figures, and to a run's end, after which nobody would pack it. */
export async function keepPacked(tx: Prisma.TransactionClient, runId: string, isOver: boolean): Promise<void> {
  const curve = await tx.runCurve.findUnique({ where: { runId }, select: { position: true, pointCount: true } });
  const most = isOver ? 0 : Math.max(mostLoose, (curve?.pointCount ?? 0) * mostLooseShare);
  const loose = await tx.runMetric.count({ where: { runId, position: { gt: curve?.position ?? -1n } } });
  if (loose > most) await packCurve(tx, runId);
}

import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { CollectRule } from "@/lib/db/generated/client";
import { getDeploymentRow } from "../get-deployment";
import { type Rule, ruleSchema } from "./schemas";

interface Counts {
  ruleId: string;
  collected: number;
  collectedToday: number;
  unfit: number;
  waiting: number;
  unfitReason: string | null;
}

/** A deployment's rules, the oldest first, with what each has collected. */
export async function listRules(caller: Caller, deploymentId: string): Promise<Rule[]> {
  await getDeploymentRow(caller, deploymentId);
  const rows = await db.collectRule.findMany({ where: { deploymentId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const ids = rows.map(({ id }) => id);
  const [counts, datasets, benchmarks] = await Promise.all([
    db.$queryRaw<Counts[]>`
      select "ruleId", count(*) filter (where problem = '')::int as collected,
        count(*) filter (where problem = '' and day = (now() at time zone 'UTC')::date)::int as "collectedToday",
        count(*) filter (where problem <> '')::int as unfit,
        count(*) filter (where "waitingCase" is not null)::int as waiting,
        mode() within group (order by problem) filter (where problem <> '') as "unfitReason"
      from "CollectedRequest" where "ruleId" = any(${ids}) group by 1`,
    db.dataset.findMany({ where: { id: { in: rows.flatMap(({ datasetId }) => datasetId ?? []) } }, select: { id: true, name: true } }),
    db.benchmark.findMany({
      where: { projectId: caller.projectId, seriesId: { in: rows.flatMap(({ benchmarkSeriesId }) => benchmarkSeriesId ?? []) } },
      orderBy: { version: "asc" },
      select: { id: true, seriesId: true, name: true },
    }),
  ]);
  const intoOf = ({ datasetId, benchmarkSeriesId }: CollectRule) => {
    const dataset = datasets.find(({ id }) => id === datasetId);
    if (dataset) return { kind: "dataset", ...dataset };
    const newest = benchmarks.findLast(({ seriesId }) => seriesId === benchmarkSeriesId);
    return newest ? { kind: "benchmark", id: newest.id, name: newest.name } : null;
  };
  const none = { collected: 0, collectedToday: 0, unfit: 0, waiting: 0, unfitReason: null };
  return rows.map((row) =>
    ruleSchema.parse({
      ...row,
      ...(counts.find(({ ruleId }) => ruleId === row.id) ?? none),
      isPaused: row.pausedAt !== null,
      into: intoOf(row),
    }),
  );
}

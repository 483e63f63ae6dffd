import { runQuery } from "@/lib/db/client";
import { findKept, keepCurve } from "./curve-cache";
import { emptyCurve, type LooseStep, type RunCurve, unpackCurve, withLooseSteps } from "./run-curve";
import type { Measure } from "./schemas";

type PackRow = { runId: string; position: string; steps: Buffer; moments: Buffer } & Partial<Record<Measure, Buffer>>;
type LooseRow = { runId: string; step: number; moment: number | null } & Partial<Record<Measure, number | null>>;

/** Of each of these runs every step, whole: three statements, however many runs they are. */
export async function readRunCurves(runIds: readonly string[], measures: readonly Measure[]): Promise<Map<string, RunCurve>> {
  const packed = await readPacked(runIds, measures);
  const loose = await readLoose(runIds, packed, measures);
  return new Map(runIds.map((id) => [id, withLooseSteps(packed.get(id)?.curve ?? emptyCurve(measures), loose.get(id) ?? [], measures)]));
}

type Packed = Map<string, { position: string; curve: RunCurve }>;

async function readPacked(runIds: readonly string[], measures: readonly Measure[]): Promise<Packed> {
  const known = await runQuery<{ runId: string; position: string }>(`select "runId", position from "RunCurve" where "runId" = any($1)`, [
    runIds,
  ]);
  const keyOf = (runId: string) => `${runId} ${measures.join(" ")}`;
  const packed: Packed = new Map();
  for (const { runId, position } of known) {
    const curve = findKept(keyOf(runId), position);
    if (curve) packed.set(runId, { position, curve });
  }
  const missing = known.flatMap(({ runId }) => (packed.has(runId) ? [] : [runId]));
  if (missing.length === 0) return packed;
  const rows = await runQuery<PackRow>(
    `select "runId", position, steps, ${["moments", ...quoted(measures)].join(", ")} from "RunCurve" where "runId" = any($1)`,
    [missing],
  );
  for (const row of rows) {
    const curve = unpackCurve(row, measures);
    keepCurve(keyOf(row.runId), row.position, curve);
    packed.set(row.runId, { position: row.position, curve });
  }
  return packed;
}

async function readLoose(runIds: readonly string[], packed: Packed, measures: readonly Measure[]): Promise<Map<string, LooseStep[]>> {
  const rows = await runQuery<LooseRow>(
    `select metric."runId", metric.step, extract(epoch from metric.at)::float8 as moment, ${quoted(measures)
      .map((name) => `metric.${name}`)
      .join(", ")}
     from unnest($1::text[], $2::bigint[]) as run(id, position)
     cross join lateral (select * from "RunMetric" where "runId" = run.id and position > run.position order by step) metric`,
    [runIds, runIds.map((id) => packed.get(id)?.position ?? "-1")],
  );
  const loose = new Map<string, LooseStep[]>(runIds.map((id) => [id, []]));
  for (const { runId, step, moment, ...values } of rows) loose.get(runId)?.push({ step, moment, values });
  return loose;
}

const quoted = (measures: readonly Measure[]) => measures.map((measure) => `"${measure}"`);

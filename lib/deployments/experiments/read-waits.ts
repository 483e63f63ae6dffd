import { runQuery } from "@/lib/db/client";
import { quantileInterval } from "@/lib/statistics/quantile-interval";
import { requestIdFloor } from "../request-id";
import type { ExperimentRow } from "./get-experiment-row";
import type { Experiment, Waited } from "./schemas";

/** Enough for a twentieth of a twentieth, and read in a moment. */
const mostRead = 20_000;
/** Who names nobody, or gets a third variant, is on no side; a log full of them is not read through. */
const mostSeen = 60_000;
const slowest = 0.95;

interface Side {
  variantId: string;
  units: string;
  values: string;
}

/**
 * How long the slowest twentieth of either side waited, among the test's newest answers. Sums cannot tell that, so the log is asked; two long
 * texts come out of the database in half the time of as many rows.
 */
export async function readWaits(row: ExperimentRow): Promise<Experiment["waits"]> {
  const { deploymentId, controlId, treatmentId, countedSince, countedVersion, endedAt } = row;
  const [from, to] = [requestIdFloor(countedSince.getTime()), requestIdFloor((endedAt ?? new Date()).getTime() + 1)];
  const sides = await runQuery<Side>(
    `select "variantId", string_agg(unit, E'\\n') as units, string_agg(value::text, E'\\n') as values
     from (
       select "variantId", unit, value
       from (
         select id, "variantId", unit, "unitSource", outcome, "routingVersion", "latencyMs" as value from "RequestLog"
         where "deploymentId" = $1 and id >= $2 and id < $3 order by id desc limit $4
       ) newest
       where outcome = 'ok' and "unitSource" <> 'none' and "variantId" in ($5, $6) and "routingVersion" >= $8
       order by id desc limit $7
     ) counted group by "variantId"`,
    [deploymentId, from, to, mostSeen, controlId, treatmentId, mostRead, countedVersion],
  );
  const of = (variantId: string): Waited | null => {
    const side = sides.find((one) => one.variantId === variantId);
    if (!side) return null;
    const units = side.units.split("\n");
    const values = side.values.split("\n").map((value, index) => ({ unit: units[index] ?? "", value: Number(value) }));
    const estimate = quantileInterval(values, slowest);
    return estimate && { p95Ms: estimate.value, ci95: estimate.interval, people: estimate.units, answers: estimate.n };
  };
  return { control: of(controlId), treatment: of(treatmentId) };
}

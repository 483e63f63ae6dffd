import { db } from "@/lib/db/client";
import { quantileInterval } from "@/lib/statistics/quantile-interval";
import { requestIdFloor } from "../request-id";
import type { ExperimentRow } from "./get-experiment-row";
import type { Experiment, Waited } from "./schemas";

/** Enough for a twentieth of a twentieth, and read in a moment. */
const mostRead = 20_000;
const slowest = 0.95;

interface Row {
  variantId: string;
  unit: string;
  value: number;
}

/** How long the slowest twentieth of either side waited, among the test's newest answers. Sums cannot tell that, so the log is asked. */
export async function readWaits(row: ExperimentRow): Promise<Experiment["waits"]> {
  const { deploymentId, controlId, treatmentId, countedSince, endedAt } = row;
  const [from, to] = [requestIdFloor(countedSince.getTime()), requestIdFloor((endedAt ?? new Date()).getTime() + 1)];
  const rows = await db.$queryRaw<Row[]>`
    select "variantId", unit, "latencyMs" as value from "RequestLog"
    where "deploymentId" = ${deploymentId} and id >= ${from} and id < ${to} and outcome = 'ok' and "unitSource" <> 'none'
      and "variantId" in (${controlId}, ${treatmentId})
    order by id desc limit ${mostRead}`;
  const of = (variantId: string): Waited | null => {
    const estimate = quantileInterval(
      rows.filter((one) => one.variantId === variantId),
      slowest,
    );
    return estimate && { p95Ms: estimate.value, ci95: estimate.interval, people: estimate.units, answers: estimate.n };
  };
  return { control: of(controlId), treatment: of(treatmentId) };
}

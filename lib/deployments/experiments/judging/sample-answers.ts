import { hash } from "node:crypto";
import type { Query } from "@/lib/db/client";
import type { RequestRecord } from "../../request-record";
import type { RunningExperiment } from "../lock-running";
import { judgePlanSchema } from "../schemas";

/**
 * Which of the answers that just arrived the judge will read: drawn by the request's id alone, so that both variants are sampled alike, up
 * to the day's ceiling. The experiment is locked, so that two gateways never fill the same day at once.
 */
export async function sampleAnswers(query: Query, experiment: RunningExperiment, requests: readonly RequestRecord[]): Promise<void> {
  if (experiment.judge === null) return;
  const { share, perDay } = judgePlanSchema.parse(experiment.judge);
  const drawn = requests.filter(({ id, outcome, content }) => outcome === "ok" && content !== null && placeOf(experiment.id, id) < share);
  if (drawn.length === 0) return;
  await query(
    `insert into "ExperimentMark" ("experimentId", "requestId", unit, "variantId", at, day)
     select $1, drawn.id, drawn.unit, drawn."variantId", drawn.moment, drawn.moment::date
     from (
       select r.*, moment, row_number() over (partition by moment::date order by moment, r.id) as place
       from jsonb_to_recordset($2::jsonb) as r(id text, unit text, "variantId" text, at double precision),
         lateral (select to_timestamp(r.at / 1000) at time zone 'UTC' as moment) as clock
     ) drawn
     where drawn.place + (select count(*) from "ExperimentMark" had where had."experimentId" = $1 and had.day = drawn.moment::date) <= $3
     on conflict do nothing`,
    [experiment.id, JSON.stringify(drawn.map(({ id, unit, variantId, at }) => ({ id, unit, variantId, at }))), perDay],
  );
}

/** From 0 to 1, and another one in each test. Who was to answer has no part in it. */
function placeOf(experimentId: string, requestId: string): number {
  return Number.parseInt(hash("sha256", `${experimentId}|${requestId}`, "hex").slice(0, 13), 16) / 2 ** 52;
}

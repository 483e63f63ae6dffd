import type { Query } from "@/lib/db/client";
import type { ShadowRecord } from "../request-record";

/** Each counts once, in the list and in the day's sums, however often it is given. No other sum knows of them. */
export async function storeShadows(query: Query, records: readonly ShadowRecord[]): Promise<void> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const rows = [...byId.values()].map(({ type: _, served, ...row }) => ({
    ...row,
    servedOutcome: served.outcome,
    servedLatencyMs: served.latencyMs,
    servedCostUsd: served.costUsd,
    servedFormat: served.format,
  }));
  const inserted = await query<{ id: string }>(
    `insert into "ShadowAnswer" (id, "deploymentId", "variantId", "servedVariantId", at, outcome, "latencyMs", "promptTokens", "completionTokens",
       "costUsd", format, "errorMessage", answer, "servedOutcome", "servedLatencyMs", "servedCostUsd", "servedFormat")
     select r.id, d.id, r."variantId", r."servedVariantId", to_timestamp(r.at / 1000) at time zone 'UTC', r.outcome::"RequestOutcome",
       r."latencyMs", r."promptTokens", r."completionTokens", r."costUsd", r.format, r."errorMessage", r.answer,
       r."servedOutcome"::"RequestOutcome", r."servedLatencyMs", r."servedCostUsd", r."servedFormat"
     from jsonb_to_recordset($1::jsonb) as r(id text, "projectId" text, "deploymentId" text, "variantId" text, "servedVariantId" text,
       at double precision, outcome text, "latencyMs" double precision, "promptTokens" int, "completionTokens" int, "costUsd" double precision,
       format text, "errorMessage" text, answer text, "servedOutcome" text, "servedLatencyMs" double precision,
       "servedCostUsd" double precision, "servedFormat" text)
     join "Deployment" d on d.id = r."deploymentId" and d."projectId" = r."projectId"
     order by r.id
     on conflict (id) do nothing
     returning id`,
    [JSON.stringify(rows)],
  );
  const fresh = inserted.flatMap(({ id }) => byId.get(id) ?? []);
  if (fresh.length === 0) return;
  // In the order of their keys, so that two gateways that write at once never wait for each other in a circle.
  await query(
    `insert into "ShadowDay" as had ("deploymentId", "variantId", day, requests, dropped, "costUsd", unpriced)
     select r."deploymentId", r."variantId", (to_timestamp(r.at / 1000) at time zone 'UTC')::date, count(*), sum(r.dropped),
       sum(coalesce(r."costUsd", 0)), count(*) filter (where r."costUsd" is null and r.outcome = 'ok')
     from jsonb_to_recordset($1::jsonb) as r("deploymentId" text, "variantId" text, at double precision, dropped int, "costUsd" double precision,
       outcome text)
     group by 1, 2, 3 order by 1, 2, 3
     on conflict ("deploymentId", "variantId", day) do update set requests = had.requests + excluded.requests,
       dropped = had.dropped + excluded.dropped, "costUsd" = had."costUsd" + excluded."costUsd", unpriced = had.unpriced + excluded.unpriced`,
    [JSON.stringify(fresh)],
  );
}

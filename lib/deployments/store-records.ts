import { inTransaction, type Query } from "@/lib/db/client";
import { countFeedback } from "./experiments/count-feedback";
import { countRequests } from "./experiments/count-requests";
import { isUnpriced } from "./is-unpriced";
import { latencyStep } from "./latency-steps";
import type { FeedbackRecord, LogRecord, RequestRecord } from "./request-record";
import { noteArrivals } from "./rules/note-arrivals";
import { storeShadows } from "./shadow/store-shadows";

/**
 * Stores what the gateway logged. May be given the same records again, after a crash say: each counts once, in the log and in every sum.
 * Answers with feedback whose request is not here yet; another gateway may still hold it.
 */
export async function storeRecords(records: readonly LogRecord[]): Promise<FeedbackRecord[]> {
  const requests = records.filter((record) => record.type === "request");
  const feedback = records.filter((record) => record.type === "feedback");
  const shadows = records.filter((record) => record.type === "shadow");
  return inTransaction(async (query) => {
    const stored = requests.length > 0 ? await storeRequests(query, requests) : [];
    if (stored.length > 0) {
      await storeContents(query, stored);
      await addToHours(query, stored);
      await addToKeys(query, stored);
      await countRequests(query, stored);
      await noteArrivals(
        query,
        stored.map(({ id }) => id),
      );
    }
    if (shadows.length > 0) await storeShadows(query, shadows);
    if (feedback.length === 0) return [];
    const waiting = await countFeedback(query, feedback, () => storeFeedback(query, feedback));
    await noteArrivals(query, [...new Set(feedback.map(({ requestId }) => requestId))]);
    return waiting;
  });
}

/** Only those that are new come back: what follows adds them to sums. Requests of a deployment that was deleted meanwhile are dropped. */
async function storeRequests(query: Query, requests: RequestRecord[]): Promise<RequestRecord[]> {
  const byId = new Map(requests.map((record) => [record.id, record]));
  const rows = [...byId.values()].map(({ content: _, type: __, estimatedUsd: ___, ...row }) => row);
  const inserted = await query<{ id: string }>(
    `insert into "RequestLog" (id, "deploymentId", "variantId", "servedVariantId", "routingVersion", "keyId", unit, "unitSource", at, outcome,
       status, "isStream", "latencyMs", "firstByteMs", attempts, "promptTokens", "completionTokens", "costUsd", format, "answeredModel", "errorMessage")
     select r.id, d.id, r."variantId", r."servedVariantId", r."routingVersion", r."keyId", r.unit, r."unitSource"::"UnitSource",
       to_timestamp(r.at / 1000) at time zone 'UTC', r.outcome::"RequestOutcome", r.status, r."isStream", r."latencyMs", r."firstByteMs", r.attempts,
       r."promptTokens", r."completionTokens", r."costUsd", r.format, r."answeredModel", r."errorMessage"
     from jsonb_to_recordset($1::jsonb) as r(id text, "projectId" text, "deploymentId" text, "variantId" text, "servedVariantId" text,
       "routingVersion" int, "keyId" text, unit text, "unitSource" text, at double precision, outcome text, status int, "isStream" boolean,
       "latencyMs" double precision, "firstByteMs" double precision, attempts int, "promptTokens" int, "completionTokens" int,
       "costUsd" double precision, format text, "answeredModel" text, "errorMessage" text)
     join "Deployment" d on d.id = r."deploymentId" and d."projectId" = r."projectId"
     order by r.id
     on conflict (id) do nothing
     returning id`,
    [JSON.stringify(rows)],
  );
  return inserted.flatMap(({ id }) => byId.get(id) ?? []);
}

async function storeContents(query: Query, requests: RequestRecord[]): Promise<void> {
  const rows = requests.flatMap(({ id, content }) => (content ? { id, ...content } : []));
  if (rows.length === 0) return;
  await query(
    `insert into "RequestContent" ("requestId", request, answer, searched)
     select id, request, answer, searched from unnest($1::text[], $2::jsonb[], $3::text[], $4::text[]) as r(id, request, answer, searched)`,
    [rows.map(({ id }) => id), rows.map(({ request }) => request), rows.map(({ answer }) => answer), rows.map(({ searched }) => searched)],
  );
}

const hourMs = 60 * 60 * 1000;

interface Hour {
  deploymentId: string;
  variantId: string;
  hour: number;
  counts: number[];
  latency: number[];
}

const counted = [
  "requests",
  "failed",
  "refused",
  "clientLeft",
  "fallbacks",
  "formatRepaired",
  "formatFailed",
  "promptTokens",
  "completionTokens",
  "costUsd",
  "unpriced",
  "latencyMsSum",
] as const;

const figuresOf = (record: RequestRecord): number[] => [
  1,
  Number(record.outcome === "failed"),
  Number(record.outcome === "refused"),
  Number(record.outcome === "client_left"),
  Number(record.servedVariantId !== record.variantId),
  Number(record.format === "repaired"),
  Number(record.outcome === "format_failed" || record.format === "invalid"),
  record.promptTokens ?? 0,
  record.completionTokens ?? 0,
  record.costUsd ?? 0,
  Number(isUnpriced(record)),
  record.outcome === "ok" ? record.latencyMs : 0,
];

/** In the order of their keys, so that two gateways that write at once never wait for each other in a circle. */
async function addToHours(query: Query, requests: RequestRecord[]): Promise<void> {
  const hours = new Map<string, Hour>();
  for (const record of requests) {
    const hour = Math.floor(record.at / hourMs) * hourMs;
    const key = `${record.deploymentId} ${record.variantId} ${hour}`;
    const sum = hours.get(key) ?? { deploymentId: record.deploymentId, variantId: record.variantId, hour, counts: [], latency: [] };
    for (const [index, figure] of figuresOf(record).entries()) sum.counts[index] = (sum.counts[index] ?? 0) + figure;
    if (record.outcome === "ok") addOne(sum.latency, latencyStep(record.latencyMs));
    hours.set(key, sum);
  }
  const columns = counted.map((name) => `"${name}"`);
  for (const [, { deploymentId, variantId, hour, counts, latency }] of [...hours].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await query(
      `insert into "RequestHour" as had ("deploymentId", "variantId", hour, ${columns}, latency)
       values ($1, $2, to_timestamp($3::double precision / 1000) at time zone 'UTC', ${columns.map((_, index) => `$${index + 5}`)}, $4)
       on conflict ("deploymentId", "variantId", hour) do update set ${columns.map((name) => `${name} = had.${name} + excluded.${name}`)},
         latency = array(select coalesce(old, 0) + coalesce(new, 0)
           from unnest(had.latency, excluded.latency) with ordinality as step(old, new, position) order by position)`,
      [deploymentId, variantId, hour, latency, ...counts],
    );
}

function addOne(counts: number[], step: number): void {
  while (counts.length <= step) counts.push(0);
  counts[step] = (counts[step] ?? 0) + 1;
}

async function addToKeys(query: Query, requests: RequestRecord[]): Promise<void> {
  await query(
    `insert into "GatewayKeyMonth" as had ("keyId", month, requests, "costUsd", "estimatedUsd")
     select r."keyId", to_char(to_timestamp(r.at / 1000) at time zone 'UTC', 'YYYY-MM') as month, count(*), sum(r."costUsd"), sum(r."estimatedUsd")
     from jsonb_to_recordset($1::jsonb) as r("keyId" text, at double precision, "costUsd" double precision,
       "estimatedUsd" double precision)
     join "GatewayKey" k on k.id = r."keyId"
     group by 1, 2 order by 1, 2
     on conflict ("keyId", month) do update set requests = had.requests + excluded.requests, "costUsd" = had."costUsd" + excluded."costUsd",
       "estimatedUsd" = had."estimatedUsd" + excluded."estimatedUsd"`,
    [
      JSON.stringify(
        requests.map(({ keyId, at, costUsd, estimatedUsd }) => ({ keyId, at, costUsd: costUsd ?? 0, estimatedUsd: estimatedUsd ?? 0 })),
      ),
    ],
  );
  await query(`update "GatewayKey" set "lastUsedAt" = now() at time zone 'UTC' where id = any($1)`, [
    [...new Set(requests.map(({ keyId }) => keyId))].toSorted(),
  ]);
}

/** The last word of each kind and name counts, whatever order they come in. */
async function storeFeedback(query: Query, feedback: FeedbackRecord[]): Promise<FeedbackRecord[]> {
  const last = new Map<string, FeedbackRecord>();
  for (const record of feedback.toSorted((a, b) => a.at - b.at)) last.set(`${record.requestId} ${record.kind} ${record.name}`, record);
  const records = [...last].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  const known = await query<{ requestId: string }>(
    `insert into "Feedback" as had ("requestId", kind, name, value, text, comment, at)
     select l.id, r.kind::"FeedbackKind", r.name, r.value, r.text, r.comment, to_timestamp(r.at / 1000) at time zone 'UTC'
     from jsonb_to_recordset($1::jsonb) as r("requestId" text, "projectId" text, kind text, name text, value double precision, text text,
       comment text, at double precision)
     join "RequestLog" l on l.id = r."requestId"
     join "Deployment" d on d.id = l."deploymentId" and d."projectId" = r."projectId"
     order by 1, 2, 3
     on conflict ("requestId", kind, name) do update set
       value = case when excluded.at >= had.at then excluded.value else had.value end,
       text = case when excluded.at >= had.at then excluded.text else had.text end,
       comment = case when excluded.at >= had.at then excluded.comment else had.comment end,
       at = greatest(had.at, excluded.at)
     returning "requestId"`,
    [JSON.stringify(records)],
  );
  const found = new Set(known.map(({ requestId }) => requestId));
  return records.filter(({ requestId }) => !found.has(requestId));
}

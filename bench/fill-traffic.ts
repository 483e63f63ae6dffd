import type { Query } from "@/lib/db/client";

/** An A/B test and what came to it, spread evenly over its time. */
export interface Traffic {
  deploymentId: string;
  experimentId: string;
  controlId: string;
  treatmentId: string;
  keyId: string;
  requests: number;
  people: number;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

/** One request in so many keeps its text, and of those the judge reads so many a day. */
export const textEvery = 10;
export const marksPerDay = 20_000;

const phrases = 5_000;
const words =
  "the my order please refund invoice delivery late broken lamp parcel return Kündigung Rechnung Straße meter moving cancel upgrade password login agent sorry today tomorrow week payment card twice plan price".split(
    " ",
  );

/** Requests, texts, what people said and what the judge thought, as the gateway and the worker would have stored them, but without any sum. */
export async function fillTraffic(query: Query, traffic: Traffic): Promise<void> {
  await fillRequests(query, traffic);
  await fillTexts(query, traffic.deploymentId);
  await fillFeedback(query, traffic);
  await fillMarks(query, traffic);
}

/** The hour of an id stands in its first letters, to the base of 36. */
const idTime = (at: string) =>
  Array.from(
    { length: 9 },
    (_, digit) => `substr('0123456789abcdefghijklmnopqrstuvwxyz', (${at} / ${36 ** (8 - digit)} % 36)::int + 1, 1)`,
  ).join(" || ");

/** Everybody keeps a side but one request in 4,999, as after a moved share; one in fifty names nobody; one in five hundred is answered by the fallback. */
async function fillRequests(query: Query, traffic: Traffic): Promise<void> {
  const { deploymentId, controlId, treatmentId, keyId, requests, people, from, to } = traffic;
  await query(
    `insert into "RequestLog" (id, "deploymentId", "variantId", "servedVariantId", "routingVersion", "keyId", unit, "unitSource", at, outcome,
       status, "isStream", "latencyMs", "firstByteMs", attempts, "promptTokens", "completionTokens", "costUsd", format, "errorMessage")
     select 'req_' || ${idTime("at")} || lpad(n::text, 13, '0') || substr(md5($1 || n), 1, 12), $1, side, case when n % 503 = 0 then $2 else side end, 2, $4,
       case when n % 50 = 0 then '' else substr(md5($1 || person), 1, 24) end, (case when n % 50 = 0 then 'none' else 'user' end)::"UnitSource",
       to_timestamp(at / 1000.0) at time zone 'UTC', outcome::"RequestOutcome", case when outcome = 'ok' then 200 else 502 end, n % 4 = 0,
       round((90 * exp(n * 104729 % 1000 / 350.0) + case when side = $3 then 15 else 0 end)::numeric, 3), null, 1 + (n % 503 = 0)::int,
       tokens, case when outcome = 'ok' then 12 + n % 40 end, case when outcome = 'ok' and n % 1009 <> 0 then tokens * 0.0000025 end,
       case when outcome = 'format_failed' then 'invalid' when outcome <> 'ok' then null when n % 41 = 0 then 'repaired' else 'valid' end,
       case when outcome <> 'ok' then 'The provider failed (500).' end
     from (
       select n, person, at, 200 + n % 300 as tokens, case when (person % 2 = 0) <> (n % 4999 = 0) then $2 else $3 end as side,
         case when n % 97 = 0 then 'failed' when n % 89 = 0 then 'format_failed' when n % 211 = 0 then 'client_left' when n % 331 = 0 then 'refused' else 'ok' end as outcome
       from generate_series(1, $5::bigint) n, lateral (select n * 7919 % $6::bigint as person, $7::bigint + n * ($8::bigint - $7::bigint) / $5 as at) who
     ) request`,
    [deploymentId, controlId, treatmentId, keyId, requests, people, from, to],
  );
}

async function fillTexts(query: Query, deploymentId: string): Promise<void> {
  await query(`create temporary table if not exists phrase (n int primary key, text text)`, []);
  await query(
    `insert into phrase
     select p, string_agg(coalesce(($1::text[])[pick], 'w' || to_hex(pick * 7919 % 1048576)), ' ' order by slot)
     from (select p, slot, exp((p * 7919 + slot * 104729) % 10007 / 10007.0 * ln(30000))::int as pick
       from generate_series(1, $2::int) p, generate_series(1, 14) slot) drawn
     group by p on conflict do nothing`,
    [words, phrases],
  );
  await query(
    `insert into "RequestContent" ("requestId", request, answer, searched)
     select log.id, jsonb_build_object('model', 'bench', 'messages', jsonb_build_array(jsonb_build_object('role', 'user', 'content', asked.question))),
       answered.text, asked.question || E'\\n' || answered.text
     from (select id, substr(id, 14, 13)::bigint as n from "RequestLog" where "deploymentId" = $1) log
     join phrase answered on answered.n = 1 + log.n / 10 * 17 % $2::int join phrase half on half.n = 1 + log.n / 10 * 29 % $2::int,
       lateral (select half.text || ' number ' || log.n as question) asked
     where log.n % $3::int = 3`,
    [deploymentId, phrases, textEvery],
  );
}

/** The treatment is liked a little better. */
async function fillFeedback(query: Query, { deploymentId, treatmentId }: Traffic): Promise<void> {
  await query(
    `insert into "Feedback" ("requestId", kind, name, value, text, at)
     select id, kind::"FeedbackKind", name, value, text, at + interval '1 minute'
     from (select id, at, substr(id, 14, 13)::bigint as n, "variantId" from "RequestLog" where "deploymentId" = $1 and outcome = 'ok') log,
       lateral (values
         (n % 20 = 3, 'thumb', '', (n * 31 % 100 < 60 + 2 * ("variantId" = $2)::int)::int::float, null),
         (n % 50 = 23, 'score', 'quality', (n * 13 % 5)::float / 4, null),
         (n % 30 = 13, 'outcome', 'resolved', (n * 7 % 10 < 7)::int::float, null),
         (n % 5000 = 13, 'correction', '', null, 'It arrives on Monday.')
       ) as said(happens, kind, name, value, text)
     where happens`,
    [deploymentId, treatmentId],
  );
}

async function fillMarks(query: Query, { deploymentId, experimentId }: Traffic): Promise<void> {
  await query(
    `insert into "ExperimentMark" ("experimentId", "requestId", unit, "variantId", at, day, score, reason, tokens, "costUsd", "settledAt")
     select $2, id, unit, "variantId", at, at::date, substr(id, 14, 13)::bigint % 3 / 2.0, 'Clear and kind.', 300, 0.0004, at + interval '2 minutes'
     from (
       select log.*, row_number() over (partition by at::date order by at, id) as place
       from "RequestLog" log join "RequestContent" on "requestId" = id
       where "deploymentId" = $1 and outcome = 'ok' and "unitSource" <> 'none'
     ) drawn where place <= $3`,
    [deploymentId, experimentId, marksPerDay],
  );
}

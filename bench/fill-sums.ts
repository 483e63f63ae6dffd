import type { Query } from "@/lib/db/client";
import type { Traffic } from "./fill-traffic";

/**
 * Every sum that `storeRecords` and `settleMark` would have carried along, made at once from the rows. `store-twin.ts` proves that they are the
 * same.
 */
export async function fillSums(query: Query, traffic: Traffic): Promise<void> {
  await fillHours(query, traffic);
  await fillKeyMonths(query, traffic);
  await fillUnits(query, traffic);
  await fillFigures(query, traffic);
  await fillArms(query, traffic);
  await fillMarkDays(query, traffic);
}

async function fillHours(query: Query, { deploymentId }: Traffic): Promise<void> {
  await query(
    `with stepped as (
       select "variantId", date_trunc('hour', at) as hour, least(159, greatest(0, ceil(ln(greatest("latencyMs", 1)) / ln(1.1::float8))))::int as step,
         count(*) as requests, count(*) filter (where outcome = 'failed') as failed, count(*) filter (where outcome = 'refused') as refused,
         count(*) filter (where outcome = 'client_left') as left_early, count(*) filter (where "servedVariantId" <> "variantId") as fallbacks,
         count(*) filter (where format = 'repaired') as repaired, count(*) filter (where outcome = 'format_failed' or format = 'invalid') as broken,
         sum("promptTokens") as prompt, sum("completionTokens") as completion, sum("costUsd") as cost,
         count(*) filter (where "costUsd" is null and outcome <> 'refused' and (outcome <> 'failed' or "firstByteMs" is not null)) as unpriced,
         sum("latencyMs") filter (where outcome = 'ok') as waited,
         count(*) filter (where outcome = 'ok') as answered
       from "RequestLog" where "deploymentId" = $1 group by 1, 2, 3
     ), latency as (
       select "variantId", hour, array_agg(coalesce(answered, 0)::int order by slot) as steps
       from (
         select "variantId", hour, generate_series(0, max(step)) as slot from stepped where answered > 0 group by 1, 2
       ) slots left join (select *, step as slot from stepped) counted using ("variantId", hour, slot)
       group by 1, 2
     )
     insert into "RequestHour" ("deploymentId", "variantId", hour, requests, failed, refused, "clientLeft", fallbacks, "formatRepaired", "formatFailed",
       "promptTokens", "completionTokens", "costUsd", unpriced, "latencyMsSum", latency)
     select $1, "variantId", hour, sum(requests), sum(failed), sum(refused), sum(left_early), sum(fallbacks), sum(repaired), sum(broken),
       coalesce(sum(prompt), 0), coalesce(sum(completion), 0), coalesce(sum(cost), 0), sum(unpriced), coalesce(sum(waited), 0),
       coalesce(max(steps), '{}')
     from stepped left join latency using ("variantId", hour) group by "variantId", hour`,
    [deploymentId],
  );
}

async function fillKeyMonths(query: Query, { deploymentId, keyId }: Traffic): Promise<void> {
  await query(
    `insert into "GatewayKeyMonth" ("keyId", month, requests, "costUsd")
     select $2, to_char(at, 'YYYY-MM'), count(*), sum(coalesce("costUsd", 0)) from "RequestLog" where "deploymentId" = $1 group by 2`,
    [deploymentId, keyId],
  );
}

/** Everybody belongs to whom they were answered by first. */
async function fillUnits(query: Query, { deploymentId, experimentId }: Traffic): Promise<void> {
  await query(
    `insert into "ExperimentUnit" ("experimentId", unit, "variantId", crossed)
     select $2, unit, substr(min(id || "variantId"), 39), count(distinct "variantId") > 1
     from "RequestLog" where "deploymentId" = $1 and "unitSource" <> 'none' group by unit`,
    [deploymentId, experimentId],
  );
  await query(
    `update "Experiment" set "crossedUnits" = (select count(*) from "ExperimentUnit" where "experimentId" = $1 and crossed) where id = $1`,
    [experimentId],
  );
}

async function fillFigures(query: Query, { deploymentId, experimentId }: Traffic): Promise<void> {
  await query(
    `insert into "ExperimentFigure" ("experimentId", metric, unit, numerator, denominator)
     select $2, metric, unit, numerator, denominator
     from (
       select unit, count(*) as requests, count(*) filter (where outcome in ('failed', 'format_failed', 'refused')) as failed,
         count(*) filter (where outcome = 'client_left') as gone,
         count(format) as checked, count(*) filter (where outcome = 'format_failed' or format = 'invalid') as broken,
         count(*) filter (where outcome = 'ok') as answered, sum("latencyMs") filter (where outcome = 'ok') as waited,
         count("costUsd") as priced, sum("costUsd") as cost
       from "RequestLog" where "deploymentId" = $1 and "unitSource" <> 'none' group by unit
     ) person, lateral (values ('failed', failed, requests - gone), ('left', gone, requests), ('format_failed', broken, checked), ('latency', waited, answered), ('cost', cost, priced))
       as figure(metric, numerator, denominator)
     where denominator > 0 or metric = 'failed'`,
    [deploymentId, experimentId],
  );
  await query(
    `insert into "ExperimentFigure" ("experimentId", metric, unit, numerator, denominator)
     select $2, case when kind = 'thumb' then 'thumb' else kind::text || ':' || name end, unit, sum(value), count(*)
     from "Feedback" join "RequestLog" on id = "requestId"
     where "deploymentId" = $1 and "unitSource" <> 'none' and value is not null group by 2, 3
     union all
     select $2, 'judge', unit, sum(score), count(*) from "ExperimentMark" where "experimentId" = $2 group by 3`,
    [deploymentId, experimentId],
  );
}

async function fillArms(query: Query, { experimentId }: Traffic): Promise<void> {
  // Made a moment ago, these tables are taken for empty, and each person's figures would be looked for among all of them.
  for (const table of ["ExperimentUnit", "ExperimentFigure"]) await query(`analyze "${table}"`, []);
  await query(
    `insert into "ExperimentArm" ("experimentId", "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross")
     select $1, "variantId", metric, count(*), sum(numerator), sum(numerator ^ 2), sum(denominator), sum(denominator ^ 2), sum(numerator * denominator)
     from "ExperimentFigure" join "ExperimentUnit" using ("experimentId", unit) where "experimentId" = $1 group by 2, 3`,
    [experimentId],
  );
}

async function fillMarkDays(query: Query, { experimentId }: Traffic): Promise<void> {
  await query(
    `insert into "ExperimentMarkDay" ("experimentId", day, marked, unmarked, tokens, "costUsd", unpriced)
     select $1, "settledAt"::date, count(score), count(*) filter (where score is null), sum(tokens), sum("costUsd"), 0
     from "ExperimentMark" where "experimentId" = $1 group by 2`,
    [experimentId],
  );
}

/** As many rows as the worker would have kept; what stood there on earlier days is a share of the last one. */
export async function fillDays(query: Query, { experimentId, from, to }: Traffic): Promise<void> {
  await query(
    `insert into "ExperimentDay" ("experimentId", day, "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross")
     select $1, day::date, "variantId", metric, ceil(units * part), numerator * part, "numeratorSquares" * part, denominator * part,
       "denominatorSquares" * part, "cross" * part
     from "ExperimentArm", generate_series(to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000), interval '1 day') day,
       lateral (select least(1, 0.02 + extract(epoch from day - to_timestamp($2::float8 / 1000)) / (($3::float8 - $2::float8) / 1000)) as part) gone
     where "experimentId" = $1`,
    [experimentId, from, to],
  );
}

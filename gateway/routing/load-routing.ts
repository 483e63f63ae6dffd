import { runQuery } from "@/lib/db/client";
import { servedVariantSql } from "@/lib/deployments/serving/served-variant";
import { type RoutingData, routingDataSchema } from "./routing-data";

/** One statement, so that all of it is of one moment. Variants that nobody can reach are left out, and so are keys that open nothing any more. */
const sql = `select
  (select coalesce(json_agg(json_build_object('id', d.id, 'projectId', d."projectId", 'name', d.name, 'salt', d.salt, 'logSalt', d."logSalt",
      'routingVersion', d."routingVersion", 'answerSchema', d."answerSchema", 'formatMode', d."formatMode", 'timeoutMs', d."timeoutMs",
      'logSample', d."logSample", 'redactsPersonal', d."redactsPersonal", 'created', floor(extract(epoch from d."createdAt")),
      'shadow', case when d."shadowVariantId" is not null then json_build_object('variantId', d."shadowVariantId", 'share', d."shadowShare") end,
      'variants', (select coalesce(json_agg(json_build_object('id', v.id, 'number', v.number, 'ranges', v.ranges, 'isFallback', v."isFallback",
          ${servedVariantSql}) order by v.number), '[]')
        from "Variant" v join "ModelVersion" m on m.id = v."modelVersionId"
        where v."deploymentId" = d.id and (v."isFallback" or v.ranges <> '[]' or v.id = d."shadowVariantId"))) order by d.id), '[]')
    from "Deployment" d) as deployments,
  (select coalesce(json_agg(json_build_object('id', k.id, 'projectId', k."projectId", 'hash', k."keyHash",
      'deploymentIds', case when k."opensAll" then null
        else (select coalesce(json_agg(s."deploymentId" order by s."deploymentId"), '[]') from "GatewayKeyScope" s where s."keyId" = k.id) end,
      'requestsPerMinute', k."requestsPerMinute", 'monthlyBudgetUsd', k."monthlyBudgetUsd",
      'expiresAt', floor(extract(epoch from k."expiresAt") * 1000)) order by k.id), '[]')
    from "GatewayKey" k where k."revokedAt" is null) as keys,
  (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'name', t.name, 'baseUrl', t."baseUrl",
      'credentials', t.credentials, 'prices', t.prices) order by t.id), '[]')
    from "Trainer" t where exists (select from "ModelVersion" m join "Variant" v on v."modelVersionId" = m.id where m."trainerId" = t.id)) as trainers`;

export async function loadRouting(): Promise<RoutingData> {
  const [row] = await runQuery<object>(sql, []);
  return routingDataSchema.parse(row);
}

/** What keys with a budget have spent this month, as far as it was delivered, with what they are guessed to have spent. */
export async function loadSpend(month: string): Promise<Map<string, number>> {
  const rows = await runQuery<{ id: string; usd: number }>(
    `select k.id, coalesce(m."costUsd" + m."estimatedUsd", 0) as usd from "GatewayKey" k left join "GatewayKeyMonth" m on m."keyId" = k.id and m.month = $1
     where k."monthlyBudgetUsd" is not null and k."revokedAt" is null`,
    [month],
  );
  return new Map(rows.map(({ id, usd }) => [id, usd]));
}

import { z } from "zod";
import { createApiKey } from "@/lib/accounts/create-api-key";
import { db, inTransaction, runQuery } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { fillDays, fillSums } from "./fill-sums";
import { fillTraffic, type Traffic } from "./fill-traffic";
import { storeTwin } from "./store-twin";
import { askPages } from "./traffic-pages";
import { createTraffic } from "./traffic-world";

// Fills an A/B test, proves the sums, asks its pages, and prints what it took as the last line.
const size = z.object({ requests: z.number(), people: z.number() }).parse(JSON.parse(process.argv[2] ?? "{}"));
const metrics: Record<string, number> = {};

const caller = await createCaller("owner");
const small = { requests: 3_000, people: 150 };
const sample = await createTraffic(caller, "sample", small);
await fill(sample);
await storeTwin(caller.projectId, sample, await createTraffic(caller, "twin", small));
console.error(`proved: the sums of ${small.requests} requests are those that the product keeps`);

const traffic = await createTraffic(caller, "support-triage", size);
const startedAt = performance.now();
await fill(traffic);
await inTransaction((query) => fillDays(query, traffic));
await db.deployment.update({ where: { id: traffic.deploymentId }, data: { logSample: 0.1 } });
for (const settle of ["vacuum analyze", "checkpoint", "create extension if not exists pg_buffercache"]) await runQuery(settle, []);
metrics.fillSeconds = (performance.now() - startedAt) / 1_000;
const [sizes] = await runQuery<{ mb: number }>("select pg_database_size(current_database())::float8 / 1e6 as mb", []);
metrics.databaseMb = sizes?.mb ?? 0;
console.error(`filled ${size.requests} requests in ${Math.round(metrics.fillSeconds)} s`);

const { key } = await createApiKey({ userId: caller.userId, name: "", email: "", role: "owner" }, { name: "bench" });
Object.assign(metrics, await askPages(caller.projectId, traffic, key));
console.log(JSON.stringify(metrics));
process.exit(0);

/** References are checked one by one otherwise, and words are taken apart one by one. */
function fill(one: Traffic): Promise<void> {
  return inTransaction(async (query) => {
    await query("set local session_replication_role = replica", []);
    await query("set local maintenance_work_mem = '512MB'", []);
    await query("set local work_mem = '256MB'", []);
    const [index] = await query<{ indexdef: string }>(
      `select indexdef from pg_indexes where indexname = 'RequestContent_searched_idx'`,
      [],
    );
    await query(`drop index "RequestContent_searched_idx"`, []);
    await fillTraffic(query, one);
    await query(index?.indexdef ?? "", []);
    await query("analyze", []);
    await fillSums(query, one);
  });
}

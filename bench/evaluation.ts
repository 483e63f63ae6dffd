import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { freePort } from "@/scripts/platform/ports";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { type BenchReport, describeHardware } from "./report";

const upstreamMs = 20;
const mostTimesIdeal = 1.5;
const mostStatisticsMs = 1_000;

const outcomeSchema = z.record(z.string(), z.number());

/** A thousand cases asked, graded and stored; and every figure of ten models on ten thousand cases. Load, upstream and Postgres share a machine. */
export async function bench(): Promise<BenchReport> {
  const postgres = await startTemporaryPostgres([]);
  const port = await freePort();
  const upstream = spawn(process.execPath, ["--import", "tsx", "bench/gateway-upstream.ts", String(port), String(upstreamMs)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(upstream.stdout, "data");
    const url = await postgres.create("bench");
    await migrate(url);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      HONE_SECRET: "a secret that only this bench knows",
      HONE_TRAINER_API_KEY: "nobody",
      HONE_BENCH_UPSTREAM: `http://127.0.0.1:${port}/v1`,
    };
    const client = ["--conditions=react-server", "--import", "tsx", "bench/evaluation-client.ts"];
    const { stdout } = await promisify(execFile)(process.execPath, client, { cwd: root, env, encoding: "utf8" });
    const metrics = outcomeSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
    const { timesIdeal = Number.POSITIVE_INFINITY, statisticsMs = Number.POSITIVE_INFINITY } = metrics;
    return {
      bench: "evaluation",
      metrics,
      // PROTOCOLS of the measurement: promptfoo 0.123.1, no cache, contains-assert, JSON out; it needs a newer Node than this product.
      peer: "promptfoo 0.123.1 took 11.7 s for the same 1,000 cases on a machine of the same kind: 18.8 times the ideal",
      goal: { timesIdeal: `≤ ${mostTimesIdeal}`, statisticsMs: `≤ ${mostStatisticsMs}` },
      ok: timesIdeal <= mostTimesIdeal && statisticsMs <= mostStatisticsMs,
      hardware: describeHardware(),
    };
  } finally {
    upstream.kill();
    await postgres.stop();
  }
}

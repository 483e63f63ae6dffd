import { spawn } from "node:child_process";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { type BenchReport, describeHardware } from "./report";

/** Fewer to try the bench itself: HONE_BENCH_REQUESTS=100000 npm run bench -- experiment-page. */
const requests = Number(process.env.HONE_BENCH_REQUESTS ?? 10_000_000);
const people = Math.max(200, Math.round(requests / 50));
const goals = { experimentPageP95Ms: 300, experimentPageColdP95Ms: 300 };

/** An A/B test that has served ten million requests, all of them in the log, and what its pages ask. */
export async function bench(): Promise<BenchReport> {
  // As the product sets its own.
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("experiment");
    await migrate(url);
    const metrics: Record<string, number> = { requests, people, ...(await measure(url)) };
    return {
      bench: "experiment-page",
      metrics,
      peer: "no other product's page of an A/B test over as many requests can be started here",
      goal: Object.fromEntries(Object.entries(goals).map(([name, most]) => [name, `≤ ${most}`])),
      ok: Object.entries(goals).every(([name, most]) => (metrics[name] ?? Number.POSITIVE_INFINITY) <= most),
      hardware: describeHardware(),
    };
  } finally {
    await postgres.stop();
  }
}

/** In a process of its own, which knows the database as the product does. */
function measure(url: string): Promise<Record<string, number>> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: url,
    HONE_SECRET: "a secret that only this bench knows",
    HONE_TRAINER_API_KEY: "nobody",
  };
  const script = ["bench/experiment-page-client.ts", JSON.stringify({ requests, people })];
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", ...script], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text: Buffer) => {
    printed += text.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      if (code === 0) resolve(z.record(z.string(), z.number()).parse(JSON.parse(printed.trim().split("\n").at(-1) ?? "")));
      else reject(new Error(`The pages of a test with ${requests} requests could not be asked.`));
    });
  });
}

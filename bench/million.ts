import { spawn } from "node:child_process";
import pg from "pg";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { fillAtOnce } from "./fill-dataset";
import { type BenchReport, describeHardware } from "./report";

/** Fewer to try the bench itself: BENCH_ROWS=50000 npm run bench -- million. */
const rows = Number(process.env.BENCH_ROWS ?? 1_000_000);
const goals = { listP95Ms: 150, filterP95Ms: 150, searchP95Ms: 150, freezeSeconds: 15, nearDuplicateSeconds: 60 };
const place = { projectId: "bench-project", datasetId: "bench-dataset" };

/** One dataset of a million examples, asked as the table, the freeze and the health page ask. */
export async function bench(): Promise<BenchReport> {
  // As the product sets its own.
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("million");
    await migrate(url);
    const filled = await fill(url);
    const measured = await measure(url);
    const metrics: Record<string, number> = { rows, ...filled, ...measured };
    return {
      bench: "million",
      metrics,
      peer: "no other product keeps a million examples in Postgres to compare with",
      goal: Object.fromEntries(Object.entries(goals).map(([name, most]) => [name, `≤ ${most}`])),
      ok: Object.entries(goals).every(([name, most]) => (metrics[name] ?? Number.POSITIVE_INFINITY) <= most),
      hardware: describeHardware(),
    };
  } finally {
    await postgres.stop();
  }
}

async function fill(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const startedAt = performance.now();
  await client.query(`insert into "Project" (id, name, "updatedAt") values ($1, 'Bench', now())`, [place.projectId]);
  await client.query(`insert into "Dataset" (id, "projectId", name, "updatedAt") values ($2, $1, 'Bench', now())`, [
    place.projectId,
    place.datasetId,
  ]);
  await fillAtOnce(client, { ...place, userIds: ["bench-a", "bench-b", "bench-c", "bench-d", "bench-e"], count: rows });
  const fillSeconds = (performance.now() - startedAt) / 1_000;
  const { rows: sizes } = await client.query<{ table: number; indexes: number }>(
    `select pg_table_size('"Example"') / 1e6 as table, pg_indexes_size('"Example"') / 1e6 as indexes`,
  );
  await client.end();
  return { fillSeconds, tableMb: Number(sizes[0]?.table), indexesMb: Number(sizes[0]?.indexes) };
}

/** The verbs run in a process of their own, so that its memory is theirs. */
function measure(url: string): Promise<Record<string, number>> {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: url,
    HONE_SECRET: "a secret that only this bench knows",
    HONE_TRAINER_API_KEY: "nobody",
  };
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bench/million-client.ts", JSON.stringify({ ...place, rows })],
    {
      cwd: root,
      env: { ...env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let printed = "";
  child.stdout.on("data", (text: Buffer) => {
    printed += text.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      if (code === 0) resolve(z.record(z.string(), z.number()).parse(JSON.parse(printed.trim().split("\n").at(-1) ?? "")));
      else reject(new Error(`The questions to the dataset of ${rows} examples failed.`));
    });
  });
}

import pg from "pg";
import { createDatabase } from "./create-database";
import type { Memory } from "./memory";
import { PlainError } from "./plain-error.mjs";
import { rememberedPort } from "./ports";
import { startCluster } from "./postgres/cluster";
import { findPlace } from "./postgres/place";
import type { Settings } from "./settings";
import type { Undertaker } from "./undertaker";

export interface Database {
  url: string;
  /** The embedded server's port; none when the team brought its own. */
  port?: number;
  stop: () => Promise<void>;
}

/** The team's own Postgres when DATABASE_URL names one, else the one that comes with Hone. */
export async function startDatabase(settings: Settings, memory: Memory, undertaker: Undertaker, onLost: () => void): Promise<Database> {
  if (settings.databaseUrl) return connectTo(settings.databaseUrl);
  const place = findPlace(settings.dataDir);
  if (place.stagedUnder) {
    console.log(
      `Postgres does not run as root and the user ${place.account?.name} cannot enter this folder, so it lives under ${place.stagedUnder}; data: ${place.dataFolder}`,
    );
  }
  const port = await rememberedPort(memory.databasePort);
  const cluster = await startCluster({ place, port, password: memory.databasePassword });
  const { pid } = cluster.process;
  if (pid) undertaker.started(pid, "database", "SIGINT");
  let isStopping = false;
  cluster.process.once("exit", () => {
    if (pid) undertaker.ended(pid);
    if (!isStopping) onLost();
  });
  await ensureDatabase(cluster.url("postgres"), "hone");
  return {
    url: cluster.url("hone"),
    port,
    stop: () => {
      isStopping = true;
      return cluster.stop();
    },
  };
}

async function connectTo(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const reason = error instanceof Error && error.message ? error.message : String(error);
    throw new PlainError(
      `The Postgres that DATABASE_URL names does not answer: ${reason}. Check the address, or leave DATABASE_URL out to use the Postgres that comes with Hone.`,
    );
  }
  return { url, stop: () => Promise.resolve() };
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  await client.end();
  if (!rowCount) await createDatabase(url, name);
}

import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "../create-database";
import { freePort } from "../ports";
import { hireUndertaker } from "../undertaker";
import { startCluster } from "./cluster";
import { findPlace } from "./place";

// Nothing here outlives the process, so nothing has to survive a power cut.
const fast = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  // Every test file and every process that it starts keeps a pool, and a large machine runs dozens of them side by side.
  "max_connections=1000",
  "shared_buffers=64MB",
  "autovacuum=off",
];

/** A Postgres for tests and tools: a folder of its own, gone when stopped. A bench that means it asks for no shortcuts. */
export async function startTemporaryPostgres(settings = fast) {
  const folder = mkdtempSync(join(tmpdir(), "hone-postgres-"));
  chmodSync(folder, 0o711);
  const place = findPlace(folder);
  const cluster = await startCluster({ place, port: await freePort(), password: randomBytes(16).toString("hex"), settings });
  // Whoever uses it may be killed in the middle of a test.
  const undertaker = hireUndertaker();
  if (cluster.process.pid) undertaker.started(cluster.process.pid, "database", "SIGINT");
  return {
    url: cluster.url,
    /** Makes an empty database and answers with its address. */
    create: (database: string) => createDatabase(cluster.url("postgres"), database),
    stop: async () => {
      await cluster.stop();
      undertaker.dismiss();
      for (const path of [place.dataFolder, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}

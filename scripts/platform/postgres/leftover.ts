import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { processIdentity } from "../process-identity.mjs";
import { waitUntil } from "../wait-until";

/** After a SIGKILL the old server may still run, or its pid may by now belong to somebody else. Leaves the folder free to start in. */
export async function clearLeftover(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (processIdentity(pid) === "") return;
  if (!commandOf(pid).includes("postgres")) {
    rmSync(pidFile, { force: true });
    return;
  }
  // SIGINT is Postgres's fast shutdown: transactions are rolled back, files are left clean.
  process.kill(pid, "SIGINT");
  await waitUntil(
    () => processIdentity(pid) === "",
    15_000,
    `The Postgres of an earlier start (process ${pid}) does not stop. Stop it and start again.`,
  );
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/platform/ports";
import { root } from "../scripts/platform/root.mjs";
import type { Hone } from "./hone";

/** Starts the real product by its own command, in a folder and on a port of its own; the function it returns stops it. */
export default async function startHone() {
  // A folder of its own means a database of its own. A team's database, even on this machine, is nobody's playground.
  if (process.env.DATABASE_URL)
    throw new Error("These tests write freely and start a database of their own. Unset DATABASE_URL and run them again.");
  const dataDir = mkdtempSync(join(tmpdir(), "hone-e2e-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, HONE_SAMPLE: "0", HONE_POLL_MS: "200", HONE_DATA_DIR: dataDir, PORT: String(port), HONE_STOP_WITH_STDIN: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ownerLink = await readOwnerLink(child);
  process.env.HONE_UNDER_TEST = JSON.stringify({ url: `http://localhost:${port}`, ownerLink, dataDir } satisfies Hone);

  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.stdin?.end();
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function readOwnerLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const link = /^\s*(\S+\/welcome\/\S+)$/m.exec(output)?.[1];
      if (link && output.includes("Ctrl-C stops everything")) resolve(link);
    });
    child.once("exit", () => reject(new Error(`Hone did not start. It said:\n\n${output}`)));
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/platform/ports";
import { processIdentity } from "../scripts/platform/process-identity.mjs";
import { root } from "../scripts/platform/root.mjs";
import { waitUntil } from "../scripts/platform/wait-until";

/** It starts beside the one under test, on a machine that may be busy with other things too. */
const patienceMs = 240_000;

export interface Started {
  child: ChildProcess;
  /** The processes of the product; the database is among them where Hone brings its own. */
  pids: number[];
  ownerLink: string | null;
  hasEnded: () => Promise<void>;
}

/** A folder and a port for a Hone of a spec's own, which may be killed, and whose database may go away. */
export async function prepareSecondHone(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "hone-second-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();

  async function start(): Promise<Started> {
    const all = { ...process.env, HONE_SAMPLE: "0", HONE_DATA_DIR: dataDir, PORT: String(port), HONE_STOP_WITH_STDIN: "1", ...env };
    const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: all, stdio: ["pipe", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    await waitUntil(() => output.includes("Ctrl-C stops everything") || child.exitCode !== null, patienceMs, "Hone did not start");
    const pids = Object.keys(JSON.parse(readFileSync(join(dataDir, "children.json"), "utf8"))).map(Number);
    const hasEnded = async () => {
      await waitUntil(() => child.exitCode !== null || child.signalCode !== null, patienceMs, "npm start did not end");
      await waitUntil(() => pids.every((pid) => processIdentity(pid) === ""), patienceMs, "a process outlived npm start");
    };
    return { child, pids, ownerLink: /^\s*(\S+\/welcome\/\S+)$/m.exec(output)?.[1] ?? null, hasEnded };
  }

  return { url: `http://localhost:${port}`, start, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

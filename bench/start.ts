import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/platform/ports";
import { processIdentity } from "../scripts/platform/process-identity.mjs";
import { root } from "../scripts/platform/root.mjs";
import { waitUntil } from "../scripts/platform/wait-until";
import { type BenchReport, describeHardware } from "./report";

const rounds = 3;
const mostSeconds = 10;

/** From the command to all five processes ready, on a folder that a SIGKILL has left as it was. The build and the first start are not counted. */
export async function bench(): Promise<BenchReport> {
  const dataDir = mkdtempSync(join(tmpdir(), "hone-bench-"));
  chmodSync(dataDir, 0o711);
  try {
    const port = await freePort();
    const first = await start(dataDir, port);
    const seconds: number[] = [];
    for (let round = 1; round <= rounds; round++) seconds.push(await start(dataDir, port));
    const middle = seconds.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
    return {
      bench: "start",
      metrics: { firstSeconds: first, secondsAfterSigkill: middle },
      peer: "no other product starts the same processes",
      goal: { secondsAfterSigkill: `≤ ${mostSeconds}` },
      ok: middle <= mostSeconds,
      hardware: describeHardware(),
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Starts, is killed once all is ready, and says how long it took. */
async function start(dataDir: string, port: number): Promise<number> {
  const env = { ...process.env, HONE_SAMPLE: "0", HONE_DATA_DIR: dataDir, PORT: String(port), HONE_STOP_WITH_STDIN: "1" };
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env, stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await waitUntil(() => output.includes("Ctrl-C stops everything") || child.exitCode !== null, 600_000, "Hone did not start");
  const pids = Object.keys(JSON.parse(readFileSync(join(dataDir, "children.json"), "utf8"))).map(Number);
  child.kill("SIGKILL");
  // The others notice by themselves; a start that finds them still there would wait for them.
  await waitUntil(() => pids.every((pid) => processIdentity(pid) === ""), 30_000, "a process outlived npm start");
  return Number(/ready after ([\d.]+) s/.exec(output)?.[1]);
}

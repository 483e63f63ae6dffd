import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/platform/ports";
import { processIdentity } from "../scripts/platform/process-identity.mjs";
import { root } from "../scripts/platform/root.mjs";
import { waitUntil } from "../scripts/platform/wait-until";
import { expect, test } from "./fixtures";

/** It starts beside the one under test, on a machine that may be busy with other things too. */
const patienceMs = 240_000;

let dataDir = "";
let port = 0;

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "hone-second-"));
  chmodSync(dataDir, 0o711);
  port = await freePort();
});
test.afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function start() {
  const env = { ...process.env, HONE_SAMPLE: "0", HONE_DATA_DIR: dataDir, PORT: String(port), HONE_STOP_WITH_STDIN: "1" };
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env, stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  await waitUntil(() => output.includes("Ctrl-C stops everything") || child.exitCode !== null, patienceMs, "Hone did not start");
  return { child, pids: Object.keys(JSON.parse(readFileSync(join(dataDir, "children.json"), "utf8"))).map(Number) };
}

async function hasEnded(child: ChildProcess, pids: number[]) {
  await waitUntil(() => child.exitCode !== null || child.signalCode !== null, patienceMs, "npm start did not end");
  await waitUntil(() => pids.every((pid) => processIdentity(pid) === ""), patienceMs, "a process outlived npm start");
}

test("a start after a SIGKILL is whole again, and Ctrl-C leaves nothing behind", async ({ request }) => {
  const killed = await start();
  expect(killed.pids).toHaveLength(5);
  killed.child.kill("SIGKILL");
  await hasEnded(killed.child, killed.pids);

  const again = await start();
  expect(again.pids).toHaveLength(5);
  expect((await request.get(`http://localhost:${port}/sign-in`)).ok()).toBe(true);
  again.child.kill("SIGINT");
  await hasEnded(again.child, again.pids);
  expect(again.child.exitCode).toBe(0);
  await expect(request.get(`http://localhost:${port}/sign-in`)).rejects.toThrow("ECONNREFUSED");
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rememberChildren, stopOrphans } from "./children-file";
import { keepRunning } from "./keep-running";
import { processIdentity } from "./process-identity.mjs";
import { root } from "./root.mjs";
import { waitUntil } from "./wait-until";

const noUndertaker = { started: () => {}, ended: () => {}, dismiss: () => {} };
const untilTold = `console.log("pid " + process.pid); setInterval(() => {}, 1000);`;
/** A process that comes or goes does so within a moment; a busy machine may take its time. */
const patienceMs = 60_000;
const pidsIn = (lines: string[]) => lines.flatMap((line) => /pid (\d+)/.exec(line)?.[1] ?? []).map(Number);

test("a process that dies is started again, said plainly, and stays stopped once told to", async () => {
  const lines: string[] = [];
  const kept = keepRunning({ name: "worker", args: ["--eval", untilTold], env: {} }, noUndertaker, (line) => lines.push(line));
  await waitUntil(() => pidsIn(lines).length === 1, patienceMs, "never started");
  process.kill(pidsIn(lines)[0] ?? 0, "SIGKILL");
  await waitUntil(() => pidsIn(lines).length === 2, patienceMs, "not started again");
  expect(lines).toContain("The worker stopped by itself (SIGKILL). It is started again in 1 s.");
  await kept.stop();
  expect(processIdentity(pidsIn(lines)[1] ?? 0)).toBe("");
});

test("what a process started itself goes with it", async () => {
  const lines: string[] = [];
  const parent = `require("node:child_process").spawn(process.execPath, ["--eval", ${JSON.stringify(untilTold)}], { stdio: "inherit" }); setInterval(() => {}, 1000);`;
  const kept = keepRunning({ name: "web", args: ["--eval", parent], env: {} }, noUndertaker, (line) => lines.push(line));
  await waitUntil(() => pidsIn(lines).length === 1, patienceMs, "never started");
  await kept.stop();
  await waitUntil(() => processIdentity(pidsIn(lines)[0] ?? 0) === "", patienceMs, "the grandchild outlived its parent");
});

test("when the supervisor is killed outright, its processes end", async () => {
  const program = `
    import { keepRunning } from "./scripts/platform/keep-running.ts";
    import { hireUndertaker } from "./scripts/platform/undertaker.ts";
    keepRunning({ name: "worker", args: ["--eval", ${JSON.stringify(untilTold)}], env: {} }, hireUndertaker(), console.log);`;
  const supervisor = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(supervisor.stdout, "data");
  const [pid = 0] = pidsIn([String(line)]);
  expect(processIdentity(pid)).not.toBe("");
  supervisor.kill("SIGKILL");
  await waitUntil(() => processIdentity(pid) === "", patienceMs, "the worker outlived its supervisor");
});

test("a later start stops what is left when supervisor and undertaker were killed together", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "hone-orphans-"));
  const orphan = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const stranger = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  rememberChildren(dataDir).add(orphan.pid ?? 0, "web", "SIGTERM");
  await stopOrphans(dataDir);
  expect(processIdentity(orphan.pid ?? 0)).toBe("");
  expect(processIdentity(stranger.pid ?? 0)).not.toBe("");
  stranger.kill("SIGKILL");
  rmSync(dataDir, { recursive: true });
});

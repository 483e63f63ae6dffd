import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock";
import { root } from "./root.mjs";

let dataDir = "";
let holder: ChildProcess | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "hone-lock-"));
});
afterEach(() => {
  holder?.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

async function startHolder() {
  const program = `import { takeLock } from "./scripts/platform/lock.ts"; await takeLock(${JSON.stringify(dataDir)}, "http://localhost:1"); console.log("held"); setInterval(() => {}, 1000);`;
  holder = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!holder.stdout) throw new Error("no output to wait for");
  await once(holder.stdout, "data");
  return holder;
}

test("a second Hone on the same folder is told about the first", async () => {
  const { pid } = await startHolder();
  await expect(takeLock(dataDir, "http://localhost:2")).rejects.toThrow(
    `Hone already runs on ${dataDir} (process ${pid}, http://localhost:1)`,
  );
});

test("the lock of a Hone that was killed is taken over", async () => {
  const killed = await startHolder();
  killed.kill("SIGKILL");
  await once(killed, "exit");
  const release = await takeLock(dataDir, "http://localhost:2");
  expect(existsSync(join(dataDir, "lock.json"))).toBe(true);
  release();
  expect(existsSync(join(dataDir, "lock.json"))).toBe(false);
});

test("a lock whose process number now belongs to somebody else is taken over", async () => {
  writeFileSync(join(dataDir, "lock.json"), JSON.stringify({ pid: process.ppid, identity: "another life", url: "http://localhost:1" }));
  await expect(takeLock(dataDir, "http://localhost:2")).resolves.toBeTypeOf("function");
});

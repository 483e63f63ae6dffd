import { spawnSync } from "node:child_process";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-lock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockFile = () => path.join(folder, "lock.json");

test("a folder in use is refused by name and process", async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
  await lock.release();
  await (await lockFolder(folder)).release();
});

test("the lock of a process that is gone is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  await writeFile(lockFile(), JSON.stringify({ pid, started: null, nonce: "old" }));
  await (await lockFolder(folder)).release();
});

test.runIf(process.platform === "linux")("the lock of a process whose id was given to another is taken over", async () => {
  await writeFile(lockFile(), JSON.stringify({ pid: process.pid, started: "1", nonce: "old" }));
  await (await lockFolder(folder)).release();
});

test("a lock that holds no JSON is taken over", async () => {
  await writeFile(lockFile(), "{");
  await (await lockFolder(folder)).release();
});

test("releasing leaves the lock of whoever took the folder over", async () => {
  const first = await lockFolder(folder);
  await rm(lockFile());
  const second = await lockFolder(folder);
  await first.release();
  await expect(lockFolder(folder)).rejects.toThrow("in use");
  await second.release();
});

test("of many that start at once exactly one gets the folder", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  await writeFile(lockFile(), JSON.stringify({ pid, started: null, nonce: "old" }));
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a takeover that died half-way does not block the folder for ever", async () => {
  const takeover = path.join(folder, "lock.takeover");
  await writeFile(takeover, "1");
  // From ahead of time, so that it stays young however long this takes.
  const later = new Date(Date.now() + 600_000);
  await utimes(takeover, later, later);
  await expect(lockFolder(folder)).rejects.toThrow("starting on the same data folder");
  await utimes(takeover, new Date(0), new Date(0));
  await (await lockFolder(folder)).release();
});

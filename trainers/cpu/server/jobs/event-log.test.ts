import { appendFile, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EventLog } from "./event-log";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-events-"));
  file = path.join(folder, "events.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const say = (log: EventLog, message: string) => log.append({ type: "message", level: "info", message });
const messages = (log: EventLog) => log.events().map(({ sequence, message }) => [sequence, message]);

test("events keep their order when they are appended at once", async () => {
  const log = await EventLog.open(file);
  await Promise.all(["one", "two", "three"].map((message) => say(log, message)));
  expect(messages(await EventLog.open(file))).toEqual([
    [1, "one"],
    [2, "two"],
    [3, "three"],
  ]);
});

test("a line cut off by a crash is dropped, and the next event takes its place", async () => {
  await say(await EventLog.open(file), "one");
  await appendFile(file, '{"sequence":2,"createdAt":1,"lev');
  const log = await EventLog.open(file);
  expect(messages(log)).toEqual([[1, "one"]]);
  await say(log, "two");
  expect(messages(await EventLog.open(file))).toEqual([
    [1, "one"],
    [2, "two"],
  ]);
  expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
});

test("a damaged line in the middle costs that line only", async () => {
  await say(await EventLog.open(file), "one");
  await appendFile(file, "\0\0\0\n");
  const log = await EventLog.open(file);
  await say(log, "two");
  expect(messages(await EventLog.open(file))).toEqual([
    [1, "one"],
    [2, "two"],
  ]);
});

test.runIf(process.platform === "linux")("an append that fails rejects, and is not an event", async () => {
  const log = await EventLog.open(file);
  await symlink("/dev/full", file);
  await expect(say(log, "one")).rejects.toThrow("ENOSPC");
  expect(log.events()).toEqual([]);
  await rm(file);
  await say(log, "two");
  expect(messages(await EventLog.open(file))).toEqual([[1, "two"]]);
});

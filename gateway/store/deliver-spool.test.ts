import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { expectConsole } from "@/lib/testing/expect-console";
import { createSpoolDelivery } from "./deliver-spool";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hone-spool-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function prepare() {
  const tried: string[] = [];
  const deliver = async (file: string) => {
    tried.push(file);
    readFileSync(join(folder, file));
    rmSync(join(folder, file));
  };
  return { tried, pass: createSpoolDelivery({ folder, deliver, between: async () => undefined }) };
}

test("a file that cannot be delivered waits longer each time and holds up no other", async () => {
  expectConsole("error");
  // A folder is no file that could be read.
  mkdirSync(join(folder, "a-1.ndjson"));
  writeFileSync(join(folder, "b-1.ndjson"), "");
  const { tried, pass } = prepare();
  for (let now = 0; now < 600_000; now += 250) await pass(now);
  expect(tried.slice(0, 2)).toEqual(["a-1.ndjson", "b-1.ndjson"]);
  expect(tried.filter((file) => file === "b-1.ndjson")).toHaveLength(1);
  expect(tried.length).toBeLessThan(20);
});

test("where the database is away, nothing else is tried", async () => {
  writeFileSync(join(folder, "a-1.ndjson"), "");
  writeFileSync(join(folder, "b-1.ndjson"), "");
  const tried: string[] = [];
  const deliver = async (file: string) => {
    tried.push(file);
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  };
  const pass = createSpoolDelivery({ folder, deliver, between: async () => undefined });
  for (const now of [0, 250]) await expect(pass(now)).rejects.toThrow("ECONNREFUSED");
  expect(tried).toEqual(["a-1.ndjson", "a-1.ndjson"]);
});

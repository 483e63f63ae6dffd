import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { startProcess } from "@/lib/testing/start-process";
import { createDatabase } from "./create-database";
import { freePort } from "./ports";

const folder = mkdtempSync(join(tmpdir(), "hone-alone-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = (name: string) => ({ HONE_SECRET: "a secret that all machines of a team share", HONE_DATA_DIR: join(folder, name) });

test("processes that start alone on an empty database, all at once, agree on who makes its tables", async () => {
  const server = inject("templateUrl").replace(/[^/]*$/, "postgres");
  const DATABASE_URL = await createDatabase(server, `alone_${process.pid}`);
  const start = async (machine: string, name: string, ready: RegExp) =>
    startProcess(
      ["scripts/run.mjs", name],
      { ...env(machine), DATABASE_URL, HONE_GATEWAY_PORT: String(await freePort()), HONE_TRAINER_API_KEY: "nobody asks this trainer" },
      ready,
    );
  const started = await Promise.all([
    start("first", "worker", /^Ready for work/m),
    start("second", "worker", /^Ready for work/m),
    start("third", "gateway", /^The database answers/m),
  ]);
  expect(await Promise.all(started.map(({ kill }) => kill("SIGTERM")))).toEqual([0, 0, 0]);
});

test("a process alone says that it needs to know its Postgres", async () => {
  const started = startProcess(["scripts/run.mjs", "worker"], { ...env("nowhere"), DATABASE_URL: "" }, /^Ready/m);
  await expect(started).rejects.toThrow("The worker alone needs to know its Postgres: DATABASE_URL=postgresql://… npm run worker.");
});

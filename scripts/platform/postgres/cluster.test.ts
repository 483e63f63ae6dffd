import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { freePort } from "../ports";
import { startCluster } from "./cluster";
import { findPlace } from "./place";

/** The real one, counted. */
vi.mock("node:child_process", async (load) => {
  const real = await load<typeof import("node:child_process")>();
  return { ...real, spawn: vi.fn(real.spawn) };
});
const serversStarted = () => vi.mocked(spawn).mock.calls.filter(([command]) => /postgres(\.exe)?$/.test(command)).length;

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function closedFolder(): string {
  // mkdtemp makes it 0700: nobody but its owner may enter.
  const folder = mkdtempSync(join(tmpdir(), "hone-closed-"));
  folders.push(folder);
  return folder;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function ask(url: string): Promise<unknown> {
  const client = await connect(url);
  const { rows } = await client.query("select 1 as one");
  await client.end();
  return rows[0];
}

test("Postgres runs for a folder that only its owner may enter, keeps what it has, and survives being killed", async () => {
  const place = findPlace(closedFolder());
  folders.push(place.dataFolder);
  expect(place.stagedUnder === null).toBe(!isRoot);
  const start = async () => startCluster({ place, port: await freePort(), password: "a password for this test", settings: ["fsync=off"] });

  const killed = await start();
  expect(await ask(killed.url("postgres"))).toEqual({ one: 1 });
  expect(statSync(place.dataFolder).mode & 0o077).toBe(0);
  // One of its own processes lives on for a while, and holds the folder's memory.
  const { rows } = await (await connect(killed.url("postgres"))).query("select pg_backend_pid() as pid");
  process.kill(rows[0].pid, "SIGSTOP");
  killed.process.kill("SIGKILL");

  const starting = start();
  // The first try was refused.
  await expect
    .poll(serversStarted)
    .toBeGreaterThan(2)
    .finally(() => process.kill(rows[0].pid, "SIGCONT"));
  const again = await starting;
  expect(await ask(again.url("postgres"))).toEqual({ one: 1 });
  await again.stop();
});

test("a wrong password is refused", async () => {
  const place = findPlace(closedFolder());
  folders.push(place.dataFolder);
  const cluster = await startCluster({ place, port: await freePort(), password: "the right password", settings: ["fsync=off"] });
  const stranger = new URL(cluster.url("postgres"));
  stranger.password = "another one";
  await expect(ask(stranger.href)).rejects.toThrow("password authentication failed");
  await cluster.stop();
});

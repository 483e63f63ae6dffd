import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PlainError } from "../plain-error.mjs";
import { program } from "./binaries";
import { clearLeftover } from "./leftover";
import type { Place } from "./place";

export interface ClusterOptions {
  place: Place;
  port: number;
  password: string;
  /** Extra `name=value` settings. */
  settings?: string[];
}

export interface Cluster {
  process: ChildProcess;
  url: (database: string) => string;
  stop: () => Promise<void>;
}

export async function startCluster({ place, port, password, settings = [] }: ClusterOptions): Promise<Cluster> {
  if (!existsSync(join(place.dataFolder, "PG_VERSION"))) await initialise(place, password, settings.includes("fsync=off"));
  await clearLeftover(place.dataFolder);
  const child = await launchReady(place, [
    // Nobody needs the socket file, and a folder's path may be too long for one.
    "unix_socket_directories=",
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "log_min_messages=log",
    ...settings,
  ]);
  return {
    process: child,
    url: (database) => `postgresql://hone:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stop(child),
  };
}

/** What a killed server had started itself sees that it is gone, and ends a moment later. Until then nobody may start on its folder. */
const mostLeftoverMs = 15_000;
const leftoverWords = "pre-existing shared memory block";

async function launchReady(place: Place, settings: string[]): Promise<ChildProcess> {
  for (const giveUpAt = Date.now() + mostLeftoverMs; ; ) {
    const child = launch(place, settings);
    try {
      await isReady(child);
      return child;
    } catch (error) {
      await stop(child);
      const isLeftover = error instanceof Error && error.message.includes(leftoverWords);
      if (!isLeftover || Date.now() > giveUpAt) throw error;
      await pause(100);
    }
  }
}

function launch({ server, dataFolder, account }: Place, settings: string[]): ChildProcess {
  const args = ["-D", dataFolder, ...settings.flatMap((setting) => ["-c", setting])];
  return spawn(program(server, "postgres"), args, {
    cwd: dataFolder,
    // A group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    ...(account && { uid: account.uid, gid: account.gid }),
  });
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    child.stderr?.on("data", (chunk) => {
      log = (log + chunk).slice(-4_000);
      if (log.includes("database system is ready to accept connections")) resolve();
    });
    child.once("error", (error) => reject(new PlainError(`Postgres could not be started: ${error.message}`)));
    // After a crash it first replays its log, which takes a while on a large database.
    setTimeout(
      () => reject(new PlainError(`Postgres did not become ready within two minutes. It said:\n\n${log.trim()}`)),
      120_000,
    ).unref();
    child.once("exit", () => reject(new PlainError(`Postgres did not start. It said:\n\n${log.trim()}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });
}

async function initialise(place: Place, password: string, isTemporary: boolean): Promise<void> {
  const { dataFolder, account } = place;
  const passwordFolder = mkdtempSync(join(dataFolder, "..", "initdb-"));
  const passwordFile = join(passwordFolder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [passwordFolder, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await runInitdb(place, [`--pgdata=${dataFolder}`, `--pwfile=${passwordFile}`, ...(isTemporary ? ["--no-sync"] : [])]);
  } catch (error) {
    // A half-made folder would be taken for a database the next time.
    rmSync(dataFolder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
  }
}

function runInitdb({ server, account }: Place, args: string[]): Promise<void> {
  const fixed = [
    "--username=hone",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(program(server, "initdb"), [...fixed, "--no-instructions", ...args], {
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (log += chunk));
    child.once("error", (error) => reject(new PlainError(`Postgres could not be set up: ${error.message}`)));
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new PlainError(`Postgres could not be set up. It said:\n\n${log.trim()}`)),
    );
  });
}

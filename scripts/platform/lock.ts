import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PlainError } from "./plain-error.mjs";
import { processIdentity } from "./process-identity.mjs";

interface Holder {
  pid: number;
  identity: string;
  url: string;
}

/** Two Hones on one data folder would ruin each other. A lock whose process is gone (SIGKILL, power cut) is taken over. */
export async function takeLock(dataDir: string, url: string): Promise<() => void> {
  const file = join(dataDir, "lock.json");
  const holder = readHolder(file);
  if (holder && processIdentity(holder.pid) === holder.identity) throw alreadyRunning(dataDir, holder);
  if (holder) rmSync(file, { force: true });
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), url } satisfies Holder);
  try {
    writeFileSync(file, mine, { flag: "wx", mode: 0o600 });
  } catch {
    const winner = readHolder(file);
    if (winner) throw alreadyRunning(dataDir, winner);
  }
  // Two starts may both have found the same dead lock; whoever wrote last keeps it.
  await pause(30);
  const winner = readHolder(file);
  if (winner && winner.pid !== process.pid) throw alreadyRunning(dataDir, winner);
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function alreadyRunning(dataDir: string, { pid, url }: Holder): PlainError {
  return new PlainError(
    `Hone already runs on ${dataDir} (process ${pid}, ${url}). Open that address, or stop that process first. A second Hone needs a folder and a port of its own: HONE_DATA_DIR=/path/to/folder PORT=3001 npm start`,
  );
}

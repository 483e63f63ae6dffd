import { randomUUID } from "node:crypto";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { alreadyExists, isMissing } from "./storage-failure";
import { writeFileAtomically } from "./write-file-atomically";

const holderSchema = z.object({ pid: z.number().int(), started: z.string().nullable(), nonce: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A takeover lasts milliseconds; one this old was left by a process that died in it. */
const abandonedTakeoverMs = 5_000;

export interface FolderLock {
  release(): Promise<void>;
}

/** When the process started, in clock ticks since boot, so that a reused process id is not taken for the old holder. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function isHeld(holder: Holder | undefined): Promise<boolean> {
  if (holder === undefined || !isAlive(holder.pid)) return false;
  return holder.started === null || holder.started === (await startOf(holder.pid));
}

async function beginTakeover(file: string): Promise<void> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (!alreadyExists(error)) throw error;
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < abandonedTakeoverMs) throw new Error("Another trainer is starting on the same data folder at this moment.");
    await rm(file, { force: true });
    await writeFile(file, String(process.pid), { flag: "wx" });
  }
}

/** One process per data folder. The lock of a process that no longer lives is taken over. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lockFile = path.join(folder, "lock.json");
  const takeoverFile = path.join(folder, "lock.takeover");
  await beginTakeover(takeoverFile);
  try {
    const holder = await readHolder(lockFile);
    if (await isHeld(holder)) {
      throw new Error(
        `The data folder ${folder} is in use by another trainer (process ${holder?.pid}). Stop that one, or set HONE_TRAINER_DATA_DIR to another folder.`,
      );
    }
    const own: Holder = { pid: process.pid, started: await startOf(process.pid), nonce: randomUUID() };
    await writeFileAtomically(lockFile, JSON.stringify(own));
    return {
      async release() {
        if ((await readHolder(lockFile))?.nonce !== own.nonce) return;
        await rm(lockFile, { force: true }).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
      },
    };
  } finally {
    await rm(takeoverFile, { force: true });
  }
}

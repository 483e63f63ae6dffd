import { closeSync, fdatasync, fsync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { LogRecord } from "@/lib/deployments/request-record";

interface Options {
  folder: string;
  /** Text is left out when this much is waiting by four fifths, everything when it is full. */
  mostBytes: number;
  /** A file is closed and may be delivered. */
  onSealed: () => void;
}

const sealAfterMs = 500;
const sealAtBytes = 4 * 1024 * 1024;
const syncEveryMs = 250;

/**
 * The log on its way to the database: lines appended to files, oldest first. A line is with the operating system before its request is
 * answered to the end, so the death of this process loses none that anybody was told of; the disk has it a quarter of a second later, which is
 * what a power cut can take.
 */
export function openSpool({ folder, mostBytes, onSealed }: Options) {
  mkdirSync(folder, { recursive: true });
  const counts = { written: 0, dropped: 0, withoutText: 0 };
  const waiting = new Map<string, number>();
  for (const name of readdirSync(folder).toSorted()) {
    if (name.endsWith(".open")) renameSync(join(folder, name), join(folder, name.replace(".open", ".ndjson")));
  }
  for (const name of readdirSync(folder)) if (name.endsWith(".ndjson")) waiting.set(name, statSync(join(folder, name)).size);

  let sequence = 0;
  let current: { fd: number; name: string; bytes: number; bornAt: number } | null = null;
  let isDirty = false;
  let sealing = Promise.resolve();
  let queue: { line: string; done: (isKept: boolean) => void }[] = [];

  const waitingBytes = () => [...waiting.values()].reduce((sum, bytes) => sum + bytes, 0) + (current?.bytes ?? 0);

  function append(record: LogRecord): Promise<boolean> {
    const isTight = waitingBytes() > mostBytes * 0.8;
    const leavesText = isTight && record.type === "request" && record.content !== null;
    if (leavesText) counts.withoutText += 1;
    const line = `${JSON.stringify(leavesText ? { ...record, content: null } : record)}\n`;
    return new Promise((resolve) => {
      queue.push({ line, done: resolve });
      // Those of one turn are written together.
      if (queue.length === 1) setImmediate(write);
    });
  }

  function write(): void {
    const batch = queue;
    queue = [];
    const isKept = writeLines(batch.map(({ line }) => line).join(""));
    if (isKept) counts.written += batch.length;
    else counts.dropped += batch.length;
    for (const { done } of batch) done(isKept);
  }

  function writeLines(text: string): boolean {
    const bytes = Buffer.from(text);
    if (waitingBytes() + bytes.length > mostBytes) return false;
    try {
      current ??= openFile();
      for (let at = 0; at < bytes.length; ) at += writeSync(current.fd, bytes, at);
      current.bytes += bytes.length;
      isDirty = true;
      if (current.bytes > sealAtBytes) seal();
      return true;
    } catch (error) {
      // A disk that is full must not stop what is served; half a line is recognised as such.
      console.error(`The log cannot be written: ${error instanceof Error ? error.message : error}`);
      seal();
      return false;
    }
  }

  function openFile() {
    const name = `${Date.now().toString(36)}-${String(++sequence).padStart(9, "0")}`;
    return { fd: openSync(join(folder, `${name}.open`), "a", 0o600), name, bytes: 0, bornAt: Date.now() };
  }

  /** The disk takes its time, and whoever is served does not wait for it: what is sealed here is delivered when it is there, oldest first. */
  function seal(): void {
    if (!current) return;
    const { fd, name, bytes } = current;
    current = null;
    waiting.set(`${name}.ndjson`, bytes);
    sealing = sealing
      .then(async () => {
        // What could be written is there; the disk said already what is wrong with it.
        await new Promise<void>((resolve) => fsync(fd, () => resolve()));
        closeSync(fd);
        renameSync(join(folder, `${name}.open`), join(folder, `${name}.ndjson`));
        onSealed();
      })
      .catch((error: unknown) =>
        console.error(`A file of the log waits for the next start: ${error instanceof Error ? error.message : error}`),
      );
  }

  const timer = setInterval(() => {
    if (current && Date.now() - current.bornAt >= sealAfterMs) seal();
    else if (current && isDirty) fdatasync(current.fd, () => undefined);
    isDirty = false;
  }, syncEveryMs);

  return {
    append,
    counts,
    waitingBytes,
    delivered: (name: string) => waiting.delete(name),
    /** Everything that was appended is on disk and may be delivered. */
    async close(): Promise<void> {
      clearInterval(timer);
      if (queue.length > 0) write();
      seal();
      await sealing;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Spool = ReturnType<typeof openSpool>;

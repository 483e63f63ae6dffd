import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { spawnThread } from "@/lib/jobs/spawn-thread";
import type { Preparation, PreparedRows } from "./prepare-rows";
import type { SourceRow, UnreadLine } from "./source-row";

interface Answer {
  prepared?: PreparedRows;
  failure?: string;
}
interface Waiting {
  resolve(prepared: PreparedRows): void;
  reject(error: Error): void;
}
interface Thread {
  worker: Worker;
  /** A thread answers in the order in which it was asked. */
  waiting: Waiting[];
}

const mostThreads = 4;
const idleMs = 60_000;
const threads: Thread[] = [];
let farewell: NodeJS.Timeout | undefined;

/**
 * How many batches may be under way at once. One core is left to the thread that reads and to Postgres, which together are as busy: on two
 * cores a second thread of this kind costs more to start and to hold than it brings.
 */
export const threadCount = Math.max(1, Math.min(mostThreads, availableParallelism() - 1));

/** Prepares a batch in a thread, so that this one keeps reading and storing. Threads stay for the next import, not for ever. */
export function prepareInThread(rows: (SourceRow | UnreadLine)[], preparation: Preparation): Promise<PreparedRows> {
  clearTimeout(farewell);
  const idle = threads.find(({ waiting }) => waiting.length === 0);
  const thread = idle ?? (threads.length < threadCount ? start() : leastBusy());
  return new Promise((resolve, reject) => {
    thread.worker.ref();
    thread.waiting.push({ resolve, reject });
    thread.worker.postMessage({ rows, preparation });
  });
}

function start(): Thread {
  const thread: Thread = { worker: spawnThread(new URL("./prepare-thread.ts", import.meta.url)), waiting: [] };
  threads.push(thread);
  const end = (error: Error) => {
    const index = threads.indexOf(thread);
    if (index >= 0) threads.splice(index, 1);
    for (const { reject } of thread.waiting.splice(0)) reject(error);
  };
  thread.worker.on("message", ({ prepared, failure }: Answer) => {
    const next = thread.waiting.shift();
    if (prepared) next?.resolve(prepared);
    else next?.reject(new Error(`Rows could not be prepared: ${failure}`));
    if (thread.waiting.length > 0) return;
    // Nobody waits for it: the process may end without asking it.
    thread.worker.unref();
    if (threads.every(({ waiting }) => waiting.length === 0)) farewell = setTimeout(() => void closeThreads(), idleMs).unref();
  });
  thread.worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
  thread.worker.on("exit", () => end(new Error("A thread that prepares rows ended before its time.")));
  return thread;
}

function leastBusy(): Thread {
  return threads.reduce((best, next) => (next.waiting.length < best.waiting.length ? next : best));
}

async function closeThreads(): Promise<void> {
  await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
}

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";

interface Waiting {
  id: number;
  message: object;
  settle(output: string): void;
}
interface Thread {
  worker: Worker;
  doing: { waiting: Waiting; fence: NodeJS.Timeout } | null;
}

const limitMs = 500;
const memoryBytes = 32 * 1024 ** 2;
/** Some work inside the engine does not look at the clock; then the whole thread goes. Generous, because a thread starts within it. */
const fenceMs = 5_000;
const mostHeapMb = 128;
const idleMs = 30_000;
const mostThreads = Math.max(1, Math.min(2, availableParallelism() - 1));

const threads: Thread[] = [];
const queue: Waiting[] = [];
let nextId = 0;
let farewell: NodeJS.Timeout | undefined;

const heardSchema = z.object({ id: z.number(), output: z.string() });

/** Runs code of people in a sandbox, in a thread of its own, and gives back the text it came to. Never throws and always ends. */
export function runInSandbox(source: string, input: string): Promise<string> {
  clearTimeout(farewell);
  return new Promise((resolve) => {
    const id = nextId++;
    queue.push({ id, message: { id, source, input, limitMs, memoryBytes }, settle: resolve });
    next();
  });
}

function next(): void {
  const thread = threads.find(({ doing }) => doing === null) ?? (threads.length < mostThreads ? start() : undefined);
  const waiting = thread && queue.shift();
  if (!thread || !waiting) return;
  const fence = setTimeout(
    () => end(thread, `The code took longer than ${fenceMs / 1000} s. Look for a pattern or a loop that does not end.`),
    fenceMs,
  );
  thread.doing = { waiting, fence };
  thread.worker.ref();
  thread.worker.postMessage(waiting.message);
  next();
}

function start(): Thread {
  // By its path from where Hone was started, because a bundle has no place of its own. Not `new Worker(…)`, which bundlers rewrite.
  const worker: Worker = Reflect.construct(Worker, [
    join(process.cwd(), "lib/evaluations/graders/code/sandbox-thread.mjs"),
    { resourceLimits: { maxOldGenerationSizeMb: mostHeapMb }, execArgv: [], env: {}, stdin: false },
  ]);
  const thread: Thread = { worker, doing: null };
  threads.push(thread);
  worker.on("message", (received: unknown) => {
    const heard = heardSchema.parse(received);
    if (thread.doing?.waiting.id === heard.id) finish(thread, heard.output);
  });
  worker.on("error", () => end(thread, "The code broke its sandbox, most likely by using up its memory."));
  worker.on("exit", () => end(thread, "The sandbox ended before the code did."));
  return thread;
}

function finish(thread: Thread, output: string): void {
  const { doing } = thread;
  if (!doing) return;
  clearTimeout(doing.fence);
  thread.doing = null;
  thread.worker.unref();
  doing.waiting.settle(output);
  next();
  if (threads.every((one) => one.doing === null)) farewell = setTimeout(close, idleMs).unref();
}

function end(thread: Thread, problem: string): void {
  const index = threads.indexOf(thread);
  if (index >= 0) threads.splice(index, 1);
  void thread.worker.terminate();
  finish(thread, JSON.stringify({ problem }));
  next();
}

function close(): void {
  for (const { worker } of threads.splice(0)) void worker.terminate();
}

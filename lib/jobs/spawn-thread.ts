import { Worker } from "node:worker_threads";

/** Starts a TypeScript file as a thread, whatever started this process. */
export function spawnThread(entry: URL): Worker {
  return new Worker(new URL("./thread-entry.mjs", import.meta.url), { workerData: { entry: entry.href }, execArgv: [] });
}

import { Worker } from "node:worker_threads";

/** Starts a TypeScript file as a worker, whatever started this process; it finds `data` in workerData.data. */
export function spawnWorker(entry: URL, data: unknown): Worker {
  return new Worker(new URL("./worker-entry.mjs", import.meta.url), { workerData: { entry: entry.href, data }, execArgv: [] });
}

import { parentPort } from "node:worker_threads";
import { type Preparation, prepareRows } from "./prepare-rows";
import type { SourceRow, UnreadLine } from "./source-row";

interface Batch {
  rows: (SourceRow | UnreadLine)[];
  preparation: Preparation;
}

parentPort?.on("message", ({ rows, preparation }: Batch) => {
  try {
    parentPort?.postMessage({ prepared: prepareRows(rows, preparation) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

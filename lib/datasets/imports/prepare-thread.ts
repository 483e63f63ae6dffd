import { parentPort } from "node:worker_threads";
import { type Preparation, prepareRows } from "./prepare-rows";
import type { SourceRow, UnreadLine } from "./source-row";

interface Batch {
  rows: (SourceRow | UnreadLine)[];
  preparation: Preparation;
}

parentPort?.on("message", ({ rows, preparation }: Batch) => {
  try {
    const prepared = prepareRows(rows, preparation);
    parentPort?.postMessage({ prepared }, [prepared.good.buffer, prepared.bad.buffer]);
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

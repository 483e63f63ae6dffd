import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { inspectRows } from "./inspect-rows";

const requestSchema = z.object({
  id: z.number(),
  baseFolder: z.string(),
  source: z.union([z.object({ file: z.string() }), z.object({ values: z.array(z.unknown()) })]),
  contextLength: z.number(),
});

parentPort?.on("message", async (message: unknown) => {
  const { id, baseFolder, source, contextLength } = requestSchema.parse(message);
  try {
    parentPort?.postMessage({ id, report: await inspectRows(baseFolder, source, contextLength) });
  } catch (error) {
    // Structured cloning keeps an error's message, not its class; the name is enough to build it anew.
    const { name, message: text } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ id, failure: { name, message: text } });
  }
});

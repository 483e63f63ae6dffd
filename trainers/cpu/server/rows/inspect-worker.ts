import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { inspectRows } from "./inspect-rows";
import { previewRows } from "./preview-rows";

const inspectRequest = z.object({
  what: z.literal("inspect"),
  baseFolder: z.string(),
  source: z.union([z.object({ file: z.string() }), z.object({ values: z.array(z.unknown()) })]),
  contextLength: z.number(),
});
const previewRequest = z.object({
  what: z.literal("preview"),
  baseFolder: z.string(),
  values: z.array(z.unknown()),
  contextLength: z.number(),
  withSpans: z.boolean(),
});
const messageSchema = z.object({ id: z.number(), request: z.discriminatedUnion("what", [inspectRequest, previewRequest]) });
export type InspectorRequest = z.infer<typeof messageSchema>["request"];

parentPort?.on("message", async (message: unknown) => {
  const { id, request } = messageSchema.parse(message);
  try {
    const { baseFolder } = request;
    const report =
      request.what === "inspect"
        ? await inspectRows(baseFolder, request.source, request.contextLength)
        : previewRows(baseFolder, request.values, request);
    parentPort?.postMessage({ id, report });
  } catch (error) {
    // Structured cloning keeps an error's message, not its class; the name is enough to build it anew.
    const { name, message: text } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ id, failure: { name, message: text } });
  }
});

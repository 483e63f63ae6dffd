import { parentPort, workerData } from "node:worker_threads";
import { openTokenizer } from "../formats/tokenizer";
import { createDecodingQueue } from "./decoding-queue";
import { openModelHost } from "./model-host";
import { type SentError, sendError } from "./revive-error";
import type { Completion, CompletionRequest, ModelReference } from "./types";

export type GenerateCommand =
  | { type: "complete"; id: number; request: Omit<CompletionRequest, "signal">; streaming: boolean }
  | { type: "drop"; id: number }
  | { type: "forget"; id: number; adapterFolder: string };

export type GenerateReply =
  | { type: "ready" }
  | { type: "text"; id: number; piece: string }
  | { type: "done"; id: number; completion: Completion }
  | { type: "forgotten"; id: number }
  | { type: "error"; id: number | undefined; error: SentError };

const port = parentPort;
const tell = (reply: GenerateReply) => port?.postMessage(reply);
const tellError = (id: number | undefined, error: unknown) => tell({ type: "error", id, error: sendError(error) });

try {
  serve(workerData.data);
} catch (error) {
  tellError(undefined, error);
}

function serve({ baseFolder, adapterFolder }: ModelReference): void {
  const host = openModelHost(baseFolder);
  if (adapterFolder !== undefined) host.switchTo(adapterFolder);
  const queue = createDecodingQueue(host, openTokenizer(baseFolder), adapterFolder ?? null);
  let running = false;
  // Between turns the thread listens, so that requests join and leave while others are being answered.
  const run = () => {
    running = queue.turn();
    if (running) setImmediate(run);
  };
  port?.on("message", (command: GenerateCommand) => {
    const { id } = command;
    if (command.type === "drop") queue.drop(id);
    else if (command.type === "forget") {
      queue.forgetAdapter(command.adapterFolder);
      tell({ type: "forgotten", id });
    } else {
      queue.add(id, {
        request: command.request,
        streaming: command.streaming,
        onText: (piece) => tell({ type: "text", id, piece }),
        onDone: (completion) => tell({ type: "done", id, completion }),
        onError: (error) => tellError(id, error),
      });
      if (!running) {
        running = true;
        setImmediate(run);
      }
    }
  });
  tell({ type: "ready" });
}

import type { GenerateCommand, GenerateReply } from "./generate-worker";
import { reviveError } from "./revive-error";
import { spawnWorker } from "./spawn-worker";
import type { Completion, ModelReference, TextGenerator } from "./types";

interface Pending {
  onText?: ((piece: string) => void) | undefined;
  resolve(completion?: Completion): void;
  reject(error: Error): void;
}

/** Loads a base model into a thread of its own and answers from there. */
export async function openModel(model: ModelReference): Promise<TextGenerator> {
  const worker = spawnWorker(new URL("./generate-worker.ts", import.meta.url), model);
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let ended: Error | undefined;
  const tell = (command: GenerateCommand) => worker.postMessage(command);
  const endWith = (error: Error) => {
    ended = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };

  // An idle model does not keep the process alive; one that owes an answer does.
  const settled = (id: number) => {
    pending.delete(id);
    if (pending.size === 0) worker.unref();
  };
  const expect = (entry: Pending) => {
    const id = nextId++;
    pending.set(id, entry);
    worker.ref();
    return id;
  };

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (reply: GenerateReply) => {
      if (reply.type === "ready") return resolve();
      if (reply.type === "error" && reply.id === undefined) return reject(reviveError(reply.error));
      const waiting = pending.get(reply.id ?? -1);
      if (!waiting) return;
      if (reply.type === "text") return waiting.onText?.(reply.piece);
      settled(reply.id ?? -1);
      if (reply.type === "error") waiting.reject(reviveError(reply.error));
      else waiting.resolve(reply.type === "done" ? reply.completion : undefined);
    });
    worker.on("error", (error) => {
      endWith(error);
      reject(error);
    });
    worker.on("exit", () => {
      const error = new Error("The model was closed.");
      endWith(ended ?? error);
      reject(error);
    });
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  worker.unref();

  return {
    complete: ({ signal, ...request }, onText) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        if (signal?.aborted) return reject(abortError());
        const drop = () => {
          settled(id);
          tell({ type: "drop", id });
          reject(abortError());
        };
        signal?.addEventListener("abort", drop, { once: true });
        const settle = () => signal?.removeEventListener("abort", drop);
        const id = expect({
          onText,
          resolve: (completion) => {
            settle();
            if (completion) resolve(completion);
          },
          reject: (error) => {
            settle();
            reject(error);
          },
        });
        tell({ type: "complete", id, request, streaming: onText !== undefined });
      }),
    forgetAdapter: (adapterFolder) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = expect({ resolve: () => resolve(), reject });
        tell({ type: "forget", id, adapterFolder });
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

function abortError(): DOMException {
  return new DOMException("The request was aborted.", "AbortError");
}

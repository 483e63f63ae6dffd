import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import { z } from "zod";
import type { ByteFile } from "./byte-file";
import { type SourceRecord, UnreadableFile } from "./source-row";

const mostPageBytes = 256 * 1024 ** 2;
const mostGroupBytes = 4 * 1024 ** 3;
const mostHeapMb = 1_024;
/** Of computing alone, without the waiting for bytes. */
const mostSilenceMs = 60_000;

const messageSchema = z.union([
  z.object({ slice: z.tuple([z.number(), z.number()]) }),
  z.object({ failure: z.string() }),
  z.object({ done: z.unknown() }),
]);
const openedSchema = z.object({ groups: z.array(z.number()) });
const rowsSchema = z.array(z.record(z.string(), z.unknown()));

export interface ParquetReader {
  /** How many rows each group has. */
  groups: number[];
  rows(start: number, end: number): Promise<SourceRecord[]>;
  close(): Promise<void>;
}

interface Options {
  mostSilenceMs?: number;
}

/**
 * Reads Parquet in a thread of its own: a few broken bytes make the parser count to two billion or fill the memory, and a
 * thread can be ended.
 */
export async function openParquet(file: ByteFile, options: Options = {}): Promise<ParquetReader> {
  const { port1: port, port2 } = new MessageChannel();
  // By its path from where Hone was started, because a bundle has no place of its own. Not `new Worker(…)`, which bundlers rewrite.
  const worker: Worker = Reflect.construct(Worker, [
    join(process.cwd(), "lib/datasets/imports/parquet-thread.mjs"),
    {
      workerData: { port: port2, byteLength: file.byteLength, mostPageBytes, mostGroupBytes },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
      execArgv: [],
    },
  ]);

  function ask(question: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        port.off("message", hear);
        worker.off("error", fail);
        worker.off("exit", fail);
        finish();
      };
      const fail = () => settle(() => reject(damaged()));
      const listen = () => {
        clearTimeout(timer);
        timer = setTimeout(fail, options.mostSilenceMs ?? mostSilenceMs);
      };
      const hear = (received: unknown) => {
        const message = messageSchema.parse(received);
        if ("failure" in message) settle(() => reject(message.failure === "too large" ? tooLarge() : damaged()));
        else if ("slice" in message) {
          clearTimeout(timer);
          file.slice(...message.slice).then(
            (bytes) => {
              port.postMessage({ bytes }, [bytes]);
              listen();
            },
            (error: unknown) => settle(() => reject(error)),
          );
        } else settle(() => resolve(message.done));
      };
      worker.on("error", fail);
      worker.on("exit", fail);
      port.on("message", hear);
      listen();
      port.postMessage(question);
    });
  }

  async function close(): Promise<void> {
    port.close();
    await worker.terminate();
  }

  try {
    const { groups } = openedSchema.parse(await ask({}));
    return { groups, rows: async (start, end) => rowsSchema.parse(await ask({ rows: [start, end] })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function damaged(): UnreadableFile {
  return new UnreadableFile(
    "The Parquet file is damaged or was not uploaded whole, so it cannot be read any further. Write it again, or as JSONL or CSV, then upload that.",
  );
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    "A part of this Parquet file unpacks to more than can be read at once. Write it with smaller row groups and pages, or as JSONL, then upload that.",
  );
}

import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { type Import, importSchema } from "./schemas";
import { sendChunk } from "./send-chunk";
import { tryAgain } from "./try-again";
import { type Upload, type UploadState, uploadStateSchema } from "./upload-schemas";

export interface UploadProgress {
  /** `waiting`: the connection is gone and will be tried again; `checking`: all is there, the server reads it through once. */
  phase: "sending" | "waiting" | "checking";
  sentBytes: number;
  totalBytes: number;
  /** Of those, how many were there from an earlier attempt. */
  resumedBytes: number;
  /** While waiting. */
  retryAt?: Date;
}

interface Options {
  format?: Import["format"];
  /** The share is from 0 to 1. */
  onProgress?: (share: number, progress: UploadProgress) => void;
  /** Told once, as soon as the server knows of the upload. */
  onUpload?: (upload: Upload) => void;
  /** Stops sending. What is there stays: the same file offered again goes on where this one stopped. */
  signal?: AbortSignal;
}

const lanes = 3;

/** Sends a file from the browser, piece by piece, for as long as it takes: lost connections are waited out. */
export async function uploadImport(projectId: string, datasetId: string, file: File, options: Options = {}): Promise<Import> {
  const { format, onUpload, signal = new AbortController().signal } = options;
  const progress = watchProgress(file, options);
  const again = { signal, onWait: progress.wait };
  const begin = { fileName: file.name.slice(-255) || "file", sizeBytes: file.size, fingerprint: `changed ${file.lastModified}` };
  const upload = await tryAgain(
    () => fetchJson(uploadStateSchema, routes.api.uploads(projectId, datasetId), { method: "POST", body: begin, signal }),
    again,
  );
  onUpload?.(upload);
  await sendMissing(projectId, upload, file, { signal, again, progress });
  progress.check();
  return tryAgain(
    () => fetchJson(importSchema, routes.api.uploadComplete(projectId, upload.id), { method: "POST", body: { format }, signal }),
    again,
  );
}

interface Sending {
  signal: AbortSignal;
  again: Parameters<typeof tryAgain>[1];
  progress: ReturnType<typeof watchProgress>;
}

async function sendMissing(projectId: string, upload: UploadState, file: File, { signal, again, progress }: Sending): Promise<void> {
  const there = new Map(upload.chunks.map(({ position, sha256 }) => [position, sha256]));
  // The first lane that fails ends the others.
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  let next = 0;
  const send = async () => {
    for (let position = next++; position * upload.chunkBytes < upload.sizeBytes; position = next++) {
      stop.throwIfAborted();
      const bytes = file.slice(position * upload.chunkBytes, (position + 1) * upload.chunkBytes);
      const sha256 = await hashOf(bytes);
      const known = there.get(position);
      if (known !== undefined && (sha256 === undefined || known === sha256)) progress.resume(position, bytes.size);
      else {
        const url = routes.api.uploadChunk(projectId, upload.id, position, { sha256 });
        const onProgress = (sentBytes: number) => progress.send(position, sentBytes);
        await tryAgain(() => sendChunk(url, bytes, { signal: stop, onProgress }), { ...again, signal: stop });
        progress.send(position, bytes.size);
      }
    }
  };
  await Promise.all(
    Array.from({ length: lanes }, () =>
      send().catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
}

/** Browsers compute hashes over https and on localhost alone; elsewhere the server goes by the length. */
async function hashOf(bytes: Blob): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const hash = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function watchProgress(file: File, { onProgress }: Options) {
  const sent = new Map<number, number>();
  let resumedBytes = 0;
  const tell = (phase: UploadProgress["phase"], retryAt?: Date) => {
    const sentBytes = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
    onProgress?.(file.size > 0 ? sentBytes / file.size : 0, { phase, sentBytes, totalBytes: file.size, resumedBytes, retryAt });
  };
  return {
    send(position: number, bytes: number) {
      sent.set(position, bytes);
      tell("sending");
    },
    resume(position: number, bytes: number) {
      resumedBytes += bytes;
      sent.set(position, bytes);
      tell("sending");
    },
    wait: (until: Date | null) => (until ? tell("waiting", until) : tell("sending")),
    check: () => tell("checking"),
  };
}

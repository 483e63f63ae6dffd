"use client";

import { useRef, useState } from "react";
import { useCancelUpload } from "@/lib/datasets/imports/hooks";
import type { Import } from "@/lib/datasets/imports/schemas";
import { type UploadProgress, uploadImport } from "@/lib/datasets/imports/upload-import";
import { addPoint, type Point } from "./pace";

export interface Sending {
  file: File;
  progress: UploadProgress | null;
  points: readonly Point[];
}

/** A file on its way. Pausing leaves what is there; cancelling throws it away. */
export function useUpload(projectId: string, datasetId: string, onUploaded: (created: Import) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<{ controller: AbortController; uploadId: string | null } | null>(null);
  const cancelUpload = useCancelUpload(projectId);

  async function send(file: File) {
    if (running.current) return;
    const run = { controller: new AbortController(), uploadId: null as string | null };
    running.current = run;
    setError(null);
    setSending({ file, progress: null, points: [] });
    try {
      const created = await uploadImport(projectId, datasetId, file, {
        signal: run.controller.signal,
        onUpload: ({ id }) => {
          run.uploadId = id;
        },
        onProgress: (_, progress) =>
          setSending((before) => ({
            file,
            progress,
            points: addPoint(before?.points ?? [], { atMs: Date.now(), done: progress.sentBytes }),
          })),
      });
      onUploaded(created);
    } catch (reason) {
      if (!run.controller.signal.aborted) setError(reason);
    } finally {
      running.current = null;
      setSending(null);
    }
  }

  function pause() {
    running.current?.controller.abort();
  }

  function cancel() {
    const uploadId = running.current?.uploadId;
    pause();
    if (uploadId) cancelUpload.mutate(uploadId);
  }

  return { sending, error, send, pause, cancel };
}

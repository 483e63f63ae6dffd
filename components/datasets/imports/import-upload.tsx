"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { cn } from "@/lib/cn";
import type { Import } from "@/lib/datasets/imports/schemas";
import { uploadImport } from "@/lib/datasets/imports/upload-import";
import { formatBytes, formatNumber } from "@/lib/format";

type ImportUploadProps = { projectId: string; datasetId: string; onUploaded: (created: Import) => void };
type Upload = { file: File; share: number };

export function ImportUpload({ projectId, datasetId, onUploaded }: ImportUploadProps) {
  const inputId = useId();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isOver, setOver] = useState(false);

  async function send(file: File | undefined) {
    if (!file || upload) return;
    setError(null);
    setUpload({ file, share: 0 });
    try {
      onUploaded(await uploadImport(projectId, datasetId, file, { onProgress: (share) => setUpload({ file, share }) }));
    } catch (reason) {
      setError(reason);
      setUpload(null);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    <section className="mx-auto grid max-w-160 gap-5">
      {error !== null && (
        <Notice tone="negative" title="The file was not taken.">
          {errorWords(error)}
        </Notice>
      )}
      {upload ? (
        <div className="panel grid gap-3 p-6" role="status">
          <p className="text-base">
            Sending <strong className="font-semibold">{upload.file.name}</strong>
          </p>
          <Progress label="Sent" value={upload.share * upload.file.size} max={upload.file.size} />
          <p className="hint num">
            {formatBytes(upload.share * upload.file.size)} of {formatBytes(upload.file.size)}, {formatNumber(upload.share * 100)}%
          </p>
        </div>
      ) : (
        <label
          htmlFor={inputId}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={cn(
            "flex cursor-pointer flex-col items-center gap-2 rounded-lg border border-line-strong border-dashed bg-surface px-6 py-14 text-center hover:border-on-surface-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2",
            isOver && "border-accent border-solid bg-accent-soft",
          )}
        >
          <FileUp className="size-6 text-on-surface-3" strokeWidth={1.5} aria-hidden="true" />
          <span className="font-semibold text-lg">Choose a CSV or JSONL file</span>
          <span className="text-on-surface-2">or drop it here</span>
          <input
            id={inputId}
            type="file"
            accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt"
            className="sr-only"
            onChange={(event) => void send(event.target.files?.[0])}
          />
        </label>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <FormatHint title="CSV" text={"message,queue\n“Where is my card?”,card arrival"}>
          A table with a head row. You say which column is asked and which answers.
        </FormatHint>
        <FormatHint title="JSONL" text={'{"messages": [{"role": "user", …},\n              {"role": "assistant", …}]}'}>
          A conversation a line, as OpenAI and others use it, or a flat object a line.
        </FormatHint>
      </div>
    </section>
  );
}

function FormatHint({ title, text, children }: { title: string; text: string; children: string }) {
  return (
    <div className="min-w-0">
      <h2 className="section-title">{title}</h2>
      <p className="hint mt-1">{children}</p>
      <pre className="mt-2 overflow-x-auto rounded-md bg-sunken p-2.5 font-mono text-2xs text-on-surface-2">{text}</pre>
    </div>
  );
}

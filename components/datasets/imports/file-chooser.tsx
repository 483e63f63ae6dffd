"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { cn } from "@/lib/cn";

/** By what they end in, for the browser's own dialog; what a file is, is told by its content. */
export const acceptedFiles = ".csv,.tsv,.xlsx,.jsonl,.ndjson,.json,.parquet,.txt";

export function FileChooser({ onFile }: { onFile: (file: File) => void }) {
  const inputId = useId();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }

  return (
    <label
      htmlFor={inputId}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        "flex cursor-pointer flex-col items-center gap-2 rounded-lg border border-line-strong border-dashed bg-surface px-6 py-12 text-center hover:border-on-surface-3 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 max-md:py-8",
        isOver && "border-accent border-solid bg-accent-soft",
      )}
    >
      <FileUp className="size-6 text-on-surface-3" strokeWidth={1.5} aria-hidden="true" />
      <span className="font-semibold text-lg">Choose a file</span>
      <span className="text-on-surface-2">
        <span className="max-md:hidden">or drop it here. </span>CSV, TSV, Excel, JSONL, JSON or Parquet, up to 2 GB
      </span>
      <input
        id={inputId}
        type="file"
        accept={acceptedFiles}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after a refusal.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

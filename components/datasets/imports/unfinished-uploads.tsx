"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast-context";
import { uploadsQuery, useCancelUpload } from "@/lib/datasets/imports/hooks";
import { formatBytes } from "@/lib/format";
import { acceptedFiles } from "./file-chooser";

type UnfinishedUploadsProps = { projectId: string; datasetId: string; onFile: (file: File) => void };

/** A browser may not open a file again by itself: the person has to choose it once more. */
export function UnfinishedUploads({ projectId, datasetId, onFile }: UnfinishedUploadsProps) {
  const uploads = useQuery(uploadsQuery(projectId, datasetId));
  const cancel = useCancelUpload(projectId);
  const { notify } = useToast();
  const input = useRef<HTMLInputElement>(null);

  const throwAway = (id: string, fileName: string) =>
    cancel.mutate(id, {
      onError: (error) => notify({ title: `${fileName} was not thrown away.`, body: errorWords(error), state: "failed" }),
    });

  return uploads.data?.map(({ id, fileName, receivedBytes, sizeBytes }) => (
    <Notice
      key={id}
      tone="accent"
      title={`${fileName}: ${formatBytes(receivedBytes)} of ${formatBytes(sizeBytes)} are here.`}
      action={
        <span className="flex gap-1.5">
          <Button size="small" onClick={() => input.current?.click()}>
            Choose it again
          </Button>
          <Button size="small" variant="plain" onClick={() => throwAway(id, fileName)}>
            Throw it away
          </Button>
          <input
            ref={input}
            type="file"
            aria-label={`Choose ${fileName} again`}
            tabIndex={-1}
            accept={acceptedFiles}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) onFile(file);
            }}
          />
        </span>
      }
    >
      Choose the same file again to go on where it stopped.
    </Notice>
  ));
}

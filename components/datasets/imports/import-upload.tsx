"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { FileChooser } from "./file-chooser";
import { FormatHints } from "./format-hints";
import { ImportFrame } from "./import-frame";
import { ImportSteps } from "./import-steps";
import { PasteText } from "./paste-text";
import { StartStateChoice } from "./start-state";
import { UnfinishedUploads } from "./unfinished-uploads";
import { UploadProgress } from "./upload-progress";
import { useImportPlace } from "./use-import-place";
import { useUpload } from "./use-upload";

type ImportUploadProps = { projectId: string; datasetId: string; back: { href: string; label: string } };

const ways = [
  { value: "file", label: "A file" },
  { value: "text", label: "Pasted text" },
];

export function ImportUpload({ projectId, datasetId, back }: ImportUploadProps) {
  const place = useImportPlace();
  const upload = useUpload(projectId, datasetId, ({ id }) => place.open(id));
  const [way, setWay] = useState("file");

  return (
    <ImportFrame back={back} title="Import a file" aside={<ImportSteps at="File" />}>
      <section className="mx-auto grid w-full max-w-180 gap-6 px-6 py-8 max-md:px-4">
        {upload.error !== null && (
          <Notice tone="negative" title="The file was not taken.">
            {errorWords(upload.error)}
          </Notice>
        )}
        {upload.sending ? (
          <UploadProgress sending={upload.sending} onPause={upload.pause} onCancel={upload.cancel} />
        ) : (
          <>
            <UnfinishedUploads projectId={projectId} datasetId={datasetId} onFile={upload.send} />
            <div className="grid gap-3">
              <Segmented label="Where the rows come from" value={way} onValueChange={setWay} options={ways} />
              {way === "file" ? <FileChooser onFile={upload.send} /> : <PasteText onFile={upload.send} />}
            </div>
            <StartStateChoice projectId={projectId} value={place.start} onChange={place.setStart} />
            <FormatHints />
          </>
        )}
      </section>
    </ImportFrame>
  );
}

"use client";

import { ShareBar } from "@/components/charts/share-bar";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { useStartImport } from "@/lib/datasets/imports/hooks";
import type { Import } from "@/lib/datasets/imports/schemas";
import { formatBytes, formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { FixList } from "./fix-list";
import { ImportFrame } from "./import-frame";
import { ImportSteps } from "./import-steps";
import { resultWords } from "./result-words";
import { useImportPlace } from "./use-import-place";

type ImportResultProps = { projectId: string; datasetId: string; back: { href: string; label: string }; import: Import };

export function ImportResult({ projectId, datasetId, back, import: done }: ImportResultProps) {
  const { acceptedCount, rejectedCount, repeatedCount, leftOutCount, failure, status } = done;
  const { close } = useImportPlace();
  const isFailed = status === "failed";
  const { verdict, detail } = resultWords(done);

  return (
    <ImportFrame
      back={back}
      title={`Import ${done.fileName}`}
      meta={`${formatCount(done.rowCount, "row")}, ${formatBytes(done.sizeBytes)}`}
      aside={<ImportSteps at="Done" state={isFailed ? "failed" : "done"} />}
    >
      <section className="mx-auto w-full max-w-260 px-6 py-8 max-md:px-4">
        {isFailed && <Stopped projectId={projectId} import={done} failure={failure} />}
        <div className="flex flex-wrap items-start gap-4">
          <div className="min-w-0 flex-1 max-sm:basis-full">
            <div role="status">
              <h2 className="font-semibold text-2xl max-md:text-xl">{verdict}</h2>
            </div>
            <p className="mt-1 text-base text-on-surface-2">{detail}</p>
          </div>
          <span className="flex flex-wrap gap-2">
            <Button variant={acceptedCount > 0 || isFailed ? "quiet" : "primary"} onClick={close}>
              {acceptedCount > 0 ? "Import another file" : "Choose another file"}
            </Button>
            {acceptedCount > 0 && (
              <LinkButton variant={isFailed ? "quiet" : "primary"} href={routes.dataset(projectId, datasetId)}>
                See the examples
              </LinkButton>
            )}
          </span>
        </div>
        <ShareBar
          className="mt-5"
          label="Rows"
          parts={[
            { label: "imported", value: acceptedCount, tone: "positive" },
            { label: "already there", value: repeatedCount, tone: "baseline" },
            { label: "left out", value: leftOutCount, tone: "ink" },
            { label: "wait for a fix", value: rejectedCount, tone: "caution" },
          ]}
        />
        <FixList className="mt-8" projectId={projectId} datasetId={datasetId} import={done} />
      </section>
    </ImportFrame>
  );
}

type StoppedProps = { projectId: string; import: Import; failure: string | null };

/** What is in stays in: the import goes on behind it. */
function Stopped({ projectId, import: file, failure }: StoppedProps) {
  const start = useStartImport(projectId);
  return (
    <Notice
      tone="negative"
      className="mb-6"
      title="The import stopped."
      action={
        <Button
          variant="primary"
          size="small"
          busy={start.isPending || start.isSuccess}
          onClick={() => start.mutate({ importId: file.id, mapping: file.mapping })}
        >
          {file.rowCount > 0 ? `Go on after row ${file.rowCount.toLocaleString("en-GB")}` : "Try again"}
        </Button>
      }
    >
      {start.isError ? errorWords(start.error) : (failure ?? "Hone could not read the file to its end.")}
    </Notice>
  );
}

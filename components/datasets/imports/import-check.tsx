"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ShareBar } from "@/components/charts/share-bar";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { KeysHelp } from "@/components/ui/keys-help";
import { Notice } from "@/components/ui/notice";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { cn } from "@/lib/cn";
import { importPreviewQuery, useStartImport } from "@/lib/datasets/imports/hooks";
import type { Import, ImportMapping, ReadOptionsInput } from "@/lib/datasets/imports/schemas";
import { formatBytes, formatCount, formatDate } from "@/lib/format";
import { CheckProblems } from "./check-problems";
import { ImportColumns } from "./import-columns";
import { ImportFrame } from "./import-frame";
import { ImportSteps } from "./import-steps";
import { importWords, newRows } from "./import-words";
import { type PlannedFixes, plannedWords, savePlanned } from "./planned-fixes";
import { PreviewCards } from "./preview-cards";
import { useImportPlace } from "./use-import-place";

type ImportCheckProps = { projectId: string; back: { href: string; label: string }; import: Import };

/** What the columns mean on the left, what that makes of the rows on the right: both at once, so that a wrong guess is seen. */
export function ImportCheck({ projectId, back, import: file }: ImportCheckProps) {
  const place = useImportPlace();
  const [changed, setChanged] = useState<ImportMapping | null>(null);
  const [reading, setReading] = useState<ReadOptionsInput>({});
  const [planned, setPlanned] = useState<PlannedFixes>({});
  const query = useQuery(importPreviewQuery(projectId, file.id, { ...(changed ? { mapping: changed } : {}), options: reading }));
  // A correction that cannot be read leaves the last one that could be on the screen, beside the reason.
  const [lastGood, setLastGood] = useState(query.data);
  if (query.data && query.data !== lastGood) setLastGood(query.data);
  const data = query.data ?? lastGood;
  const start = useStartImport(projectId);
  const frame = { back, title: `Import ${file.fileName}` };

  if (!data)
    return (
      <ImportFrame {...frame} meta={formatBytes(file.sizeBytes)} aside={<ImportSteps at="Columns" />}>
        <div className="p-6">
          {query.error ? (
            <LoadError title="The file could not be read." error={query.error} onRetry={query.refetch}>
              <Button variant="plain" className="mt-2 -ml-3" onClick={place.close}>
                Choose another file
              </Button>
            </LoadError>
          ) : (
            <PageSkeleton label="Reading the file" />
          )}
        </div>
      </ImportFrame>
    );

  const mapping = changed ?? data.mapping;
  const words = importWords(data);
  const isStale = query.isPlaceholderData || query.data === undefined;
  const size = [
    data.rowCount !== null && formatCount(data.rowCount, "row"),
    formatCount(data.columns.length, "column"),
    formatBytes(file.sizeBytes),
  ];

  return (
    <ImportFrame
      {...frame}
      meta={size.filter((part) => part !== false).join(", ")}
      aside={<ImportSteps at={words.blocked ? "Columns" : "Check"} />}
      left={
        <ImportColumns
          projectId={projectId}
          preview={data}
          mapping={mapping}
          isGuess={changed === null}
          reading={reading}
          start={place.start}
          onMapping={setChanged}
          onReading={(next) => {
            // Other columns may come of it, so what they mean is guessed anew.
            setChanged(null);
            setPlanned({});
            setReading(next);
          }}
          onStart={place.setStart}
        />
      }
      footer={
        <>
          <p className="min-w-0 flex-1 text-on-surface-2 max-sm:basis-full" role={start.isError ? "alert" : undefined}>
            {start.isError ? (
              <span className="text-negative">{errorWords(start.error)}</span>
            ) : place.start === "approved" ? (
              "The rows count as approved: the next version takes them as they are."
            ) : (
              "The rows wait for review before a version takes them."
            )}
          </p>
          <Button variant="plain" onClick={place.close}>
            Choose another file
          </Button>
          <Button
            variant="primary"
            className="h-9"
            busy={start.isPending || start.isSuccess}
            disabledReason={words.blocked ?? (isStale ? "The rows are being read with your change." : undefined)}
            onClick={() => {
              savePlanned(file.id, planned);
              start.mutate({ importId: file.id, mapping, options: reading, initialState: place.start });
            }}
          >
            {words.button}
          </Button>
        </>
      }
    >
      <div aria-busy={query.isFetching} className={cn("transition-opacity", isStale && query.isFetching && "opacity-60")}>
        <PreviewCards examples={data.examples} />
        <KeysHelp
          groups={[
            {
              heading: "Rows as conversations",
              keys: [
                { keys: ["J"], does: "Next row" },
                { keys: ["K"], does: "Row before" },
              ],
            },
          ]}
        />
        <section className="px-6 pt-5 pb-6 max-md:px-4">
          {query.error !== null && !query.isFetching && (
            <Notice
              tone="negative"
              className="mb-4"
              title="The file cannot be read like this."
              action={
                <Button size="small" onClick={() => setReading({})}>
                  Back to the guess
                </Button>
              }
            >
              {errorWords(query.error)}
            </Notice>
          )}
          {data.sameFile && (
            <Notice tone="caution" className="mb-4" title={`This same file was imported on ${formatDate(data.sameFile.importedAt)}.`}>
              Rows that are in the dataset word for word are left out, so nothing will be there twice.
            </Notice>
          )}
          <h2 className="font-semibold text-xl" aria-live="polite">
            {words.verdict}
          </h2>
          <p className="mt-1 text-on-surface-2">
            {words.detail} {plannedWords(planned)}
          </p>
          <ShareBar
            className="mt-3"
            label="Rows"
            parts={[
              { label: "good", value: newRows(data.tried), tone: "positive" },
              { label: "already there", value: data.tried.repeated, tone: "baseline" },
              { label: "wait for a fix", value: data.tried.bad, tone: "caution" },
            ]}
          />
          <CheckProblems preview={data} mapping={mapping} planned={planned} onPlan={setPlanned} />
        </section>
      </div>
    </ImportFrame>
  );
}

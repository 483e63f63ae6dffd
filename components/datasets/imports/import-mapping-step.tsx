"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { importPreviewQuery, useStartImport } from "@/lib/datasets/imports/hooks";
import type { ImportMapping } from "@/lib/datasets/imports/schemas";
import { formatDate } from "@/lib/format";
import { ColumnMap } from "./column-map";
import { ImportPreviewRows } from "./import-preview-rows";
import { importWords } from "./import-words";
import { RowProblems } from "./row-problems";

type ImportMappingStepProps = { projectId: string; importId: string; onOther: () => void };

export function ImportMappingStep({ projectId, importId, onOther }: ImportMappingStepProps) {
  const [changed, setChanged] = useState<ImportMapping | null>(null);
  const isReadable = changed === null || changed.prompt !== "";
  const { data, error, isFetching, refetch } = useQuery({ ...importPreviewQuery(projectId, importId, changed), enabled: isReadable });
  const start = useStartImport(projectId);

  if (!data)
    return error ? (
      <LoadError title="The file could not be read." error={error} onRetry={refetch}>
        <Button variant="plain" className="mt-2" onClick={onOther}>
          Choose another file
        </Button>
      </LoadError>
    ) : (
      <PageSkeleton label="Reading the file" />
    );

  const mapping = changed ?? data.import.mapping;
  const words = importWords(data, mapping);
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[400px_minmax(0,1fr)]">
      <ColumnMap columns={data.columns} mapping={mapping} guess={data.guess} onChange={setChanged} />
      <section className="min-w-0" aria-busy={isFetching}>
        {data.sameFile && (
          <Notice tone="caution" className="mb-4" title={`The same file went in on ${formatDate(data.sameFile.importedAt)}.`}>
            Rows that are in the dataset word for word are left out, so nothing will be there twice.
          </Notice>
        )}
        {error !== null && !isFetching && (
          <Notice tone="negative" className="mb-4">
            {errorWords(error)}
          </Notice>
        )}
        <ImportPreviewRows examples={data.examples} />
        <h2 className="mt-6 font-semibold text-xl" aria-live="polite">
          {words.verdict}
        </h2>
        <p className="mt-1 text-base text-on-surface-2">{words.detail}</p>
        {data.problems.length > 0 && <RowProblems className="mt-4" problems={data.problems} />}
        <footer className="mt-6 flex flex-wrap items-center justify-end gap-2 border-t pt-4">
          {start.isError && (
            <p role="alert" className="mr-auto text-negative text-xs">
              {errorWords(start.error)}
            </p>
          )}
          <Button variant="plain" onClick={onOther}>
            Choose another file
          </Button>
          <Button
            variant="primary"
            size="launch"
            busy={start.isPending || start.isSuccess}
            disabledReason={words.blocked ?? undefined}
            onClick={() => start.mutate({ importId, mapping })}
          >
            {words.button}
          </Button>
        </footer>
      </section>
    </div>
  );
}

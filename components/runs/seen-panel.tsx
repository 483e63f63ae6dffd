"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { formatNumber } from "@/lib/format";
import { runPreviewQuery } from "@/lib/runs/hooks";
import type { CreateRunInput } from "@/lib/runs/schemas";
import { ExampleWalk } from "./example-walk";
import { LengthHistogram } from "./length-histogram";
import { SeenLegend } from "./seen-legend";
import type { SeenRows } from "./seen-rows";

type SeenPanelProps = {
  projectId: string;
  input: CreateRunInput | null;
  rows: SeenRows;
  onRowsChange: (rows: SeenRows) => void;
};

/** What the trainer will see: example by example, and all of them by length. */
export function SeenPanel({ projectId, input, rows, onRowsChange }: SeenPanelProps) {
  const { data, error, refetch } = useQuery(runPreviewQuery(projectId, input));
  if (!data)
    return (
      <>
        <h2 className="section-title">What the trainer will see</h2>
        {error ? (
          <LoadError title="The examples could not be shown." error={error} onRetry={() => void refetch()} />
        ) : (
          <div role="status" aria-label="Loading what the trainer will see" className="mt-4 grid gap-4">
            <Skeleton className="h-72 w-full" />
            <Skeleton className="h-48 w-full" />
          </div>
        )}
      </>
    );
  const { summary } = data;
  return (
    <>
      {summary && input ? (
        <ExampleWalk projectId={projectId} input={input} preview={data} summary={summary} rows={rows} onRowsChange={onRowsChange}>
          <SeenLegend template={data.template} />
        </ExampleWalk>
      ) : (
        <>
          <h2 className="section-title">What the trainer will see</h2>
          {data.failure ? (
            <Notice tone="negative" className="mt-3" title="The examples could not be counted.">
              {data.failure}
            </Notice>
          ) : (
            <div className="mt-4" role="status">
              <p className="num">
                {formatNumber(data.measuredCount)} of {formatNumber(data.rowCount)} examples are counted.
              </p>
              <Progress className="mt-2" label="Examples counted" value={data.measuredCount} max={data.rowCount} />
              <p className="hint mt-2">A version never changes, so this happens once. You can leave: it goes on without this page.</p>
            </div>
          )}
        </>
      )}
      {summary && <LengthHistogram preview={data} summary={summary} />}
      <p className="hint mt-4">{data.template.note}</p>
    </>
  );
}

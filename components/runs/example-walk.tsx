"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { formatCount, formatNumber } from "@/lib/format";
import { runPreviewRowQuery } from "@/lib/runs/hooks";
import type { PreviewSummary, RunPreview } from "@/lib/runs/previews/schemas";
import type { CreateRunInput } from "@/lib/runs/schemas";
import { type SeenRows, seenChoices } from "./seen-rows";
import { TrainedText } from "./trained-text";

type ExampleWalkProps = {
  projectId: string;
  input: CreateRunInput;
  preview: RunPreview;
  summary: PreviewSummary;
  rows: SeenRows;
  onRowsChange: (rows: SeenRows) => void;
  /** The legend, between the head and the text. */
  children: ReactNode;
};

/** One example at a time, longest first; J and K go on and back. */
export function ExampleWalk({ projectId, input, preview, summary, rows, onRowsChange, children }: ExampleWalkProps) {
  const [wanted, setWanted] = useState({ rows, at: 0 });
  const found = summary[rows].count > 0 ? summary[rows] : summary.all;
  // Another list begins at its longest.
  const at = wanted.rows === rows ? Math.min(wanted.at, Math.max(0, found.rows.length - 1)) : 0;
  const go = (step: number) => setWanted({ rows, at: Math.min(Math.max(0, at + step), Math.max(0, found.rows.length - 1)) });
  useKeys({ j: () => go(1), k: () => go(-1) });

  const row = found.rows[at];
  const { data, error, refetch } = useQuery(
    runPreviewRowQuery(projectId, row === undefined ? null : { ...input, row, contextLength: preview.contextLength }),
  );
  const choices = seenChoices(summary);
  const place = at === 0 ? "the longest" : `number ${formatNumber(at + 1)} by length`;

  return (
    <section aria-label="What the trainer will see">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="section-title">What the trainer will see</h2>
        <span className="num ml-auto text-on-surface-2 text-xs" aria-live="polite">
          {row !== undefined && `Example ${formatNumber(row)}, ${place} of ${formatNumber(found.count)}`}
        </span>
        <span className="flex gap-1">
          <Button
            variant="plain"
            size="small"
            aria-label="Next example"
            disabledReason={at + 1 < found.rows.length ? undefined : "This is the last that is listed."}
            onClick={() => go(1)}
          >
            <Kbd>J</Kbd>
          </Button>
          <Button
            variant="plain"
            size="small"
            aria-label="Previous example"
            disabledReason={at > 0 ? undefined : "This is the longest."}
            onClick={() => go(-1)}
          >
            <Kbd>K</Kbd>
          </Button>
        </span>
      </div>
      {choices.length > 1 && (
        <Segmented
          className="mt-2"
          label="Which examples"
          options={choices.map(({ value, label, count }) => ({
            value,
            label: value === "all" ? label : `${label} ${formatNumber(count)}`,
          }))}
          value={found === summary.all ? "all" : rows}
          onValueChange={(value) => onRowsChange(choices.find((choice) => choice.value === value)?.value ?? "all")}
        />
      )}
      {children}
      <div className="mt-3">
        {data ? (
          <>
            {data.problem && (
              <Notice tone="negative" className="mb-3" title="The trainer would refuse this example.">
                {data.problem}
              </Notice>
            )}
            <TrainedText key={data.row} spans={data.spans} />
            <p className="hint num mt-2">
              {formatCount(data.tokens, "token")}, {formatNumber(data.learnedTokens)} of them learned.
            </p>
          </>
        ) : error ? (
          <LoadError title="This example could not be shown." error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-64 w-full" />
        )}
      </div>
    </section>
  );
}

"use client";

import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import type { Import } from "@/lib/datasets/imports/schemas";
import { formatBytes, formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ImportFrame } from "./import-frame";
import { ImportSteps } from "./import-steps";
import { addPoint, leftWords, type Point, paceOf } from "./pace";

type ImportProgressProps = {
  projectId: string;
  datasetId: string;
  back: { href: string; label: string };
  import: Import;
  /** When these figures were read. */
  atMs: number;
};

export function ImportProgress({ projectId, datasetId, back, import: file, atMs }: ImportProgressProps) {
  const { fileName, rowCount, acceptedCount, rejectedCount, repeatedCount, rowsPerSecond, readShare } = file;
  const [points, setPoints] = useState<readonly Point[]>([]);
  if ((points.at(-1)?.atMs ?? 0) < atMs) setPoints(addPoint(points, { atMs, done: readShare }));
  const left = paceOf(points, 1)?.left;
  const percent = Math.floor(readShare * 100);

  return (
    <ImportFrame
      back={back}
      title={`Import ${fileName}`}
      meta={formatBytes(file.sizeBytes)}
      aside={<ImportSteps at="Done" state="running" />}
    >
      <section className="mx-auto w-full max-w-180 px-6 py-8 max-md:px-4">
        <h2 className="font-semibold text-2xl max-md:text-xl">
          {rowCount === 0 ? "The import begins." : `${formatCount(rowCount, "row is", "rows are")} read.`}
        </h2>
        <p className="num mt-1 text-base text-on-surface-2">
          {[
            rowsPerSecond > 0 && `${formatNumber(rowsPerSecond)} rows per second`,
            left && leftWords(left),
            rowsPerSecond === 0 && !left && "The rows are checked one by one",
          ]
            .filter((part) => typeof part === "string")
            .join(", ")}
          .
        </p>
        {readShare > 0 && <Progress className="mt-5 h-2" label="Read of the file" value={percent} max={100} />}
        <dl className="num mt-4 flex flex-wrap gap-x-8 gap-y-2">
          <Figure term="imported" value={acceptedCount} />
          <Figure term="already there" value={repeatedCount} />
          <Figure term="wait for a fix" value={rejectedCount} />
        </dl>
        <p role="status" className="sr-only">
          {readShare > 0 ? `${Math.floor(percent / 25) * 25}% of the file is read` : "The file is being read"}
        </p>
        <p className="mt-6 text-on-surface-2">You can leave this page: the import goes on without it.</p>
        <LinkButton className="mt-3" href={routes.dataset(projectId, datasetId)}>
          Leave it running
        </LinkButton>
      </section>
    </ImportFrame>
  );
}

function Figure({ term, value }: { term: string; value: number }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="hint order-last">{term}</dt>
      <dd className="font-medium">{formatNumber(value)}</dd>
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { VersionLines } from "@/components/charts/version-lines";
import { LoadError } from "@/components/layout/load-error";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { trendOptions } from "@/lib/evaluations/trends/hooks";
import { approachSchema } from "@/lib/models/schemas";
import { TrendChoices } from "./trend-choices";
import { trendPicture } from "./trend-picture";

/** How scores went from version to version. What is chosen stands in the address, so that a link shows the same picture. */
export function TrendPanel({ projectId, className }: { projectId: string; className?: string }) {
  const [{ benchmark, grader, tag, against }, choose] = useQueryStates({
    benchmark: parseAsString,
    grader: parseAsString,
    tag: parseAsString,
    against: parseAsStringLiteral(approachSchema.options).withDefault("prompt"),
  });
  const query = { ...(benchmark ? { seriesId: benchmark } : {}), ...(grader ? { grader } : {}), ...(tag ? { tag } : {}) };
  const { data, error, refetch } = useQuery(trendOptions(projectId, query));
  // Before anything was measured there is nothing to say that the list does not say.
  if (data?.series.length === 0) return null;

  return (
    <Panel title="From version to version" hint="each score with what it may plausibly be" {...(className ? { className } : {})}>
      {data ? (
        <>
          <TrendChoices trend={data} against={against} onChoose={(change) => void choose(change)} />
          {data.lines.length === 0 ? (
            <p className="mt-4 text-on-surface-2">No version has a score for this choice. Choose another slice or another way to count.</p>
          ) : (
            <VersionLines className="mt-4" unit="%" {...trendPicture(data, against)} />
          )}
        </>
      ) : error ? (
        <LoadError title="The scores could not be loaded." error={error} onRetry={refetch}>
          <button type="button" className="link" onClick={() => void choose(null)}>
            Show the newest benchmark instead
          </button>
        </LoadError>
      ) : (
        <Skeleton className="h-60 w-full" />
      )}
    </Panel>
  );
}

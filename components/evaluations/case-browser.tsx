"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { CountChips } from "@/components/ui/count-chips";
import { FilterChips } from "@/components/ui/filter-chips";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { failureKindSchema } from "@/lib/evaluations/failures/schemas";
import { casesQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { CaseList } from "./case-list";
import { CasePair } from "./case-pair";
import { FailureGroups } from "./failure-groups";

const shows = ["all", "fixed", "broken", "both_wrong", "wrong", "disputed", "ungraded"] as const;
type Show = (typeof shows)[number];
const words: Record<Show, string> = {
  all: "All",
  fixed: "Improved",
  broken: "Got worse",
  both_wrong: "Both wrong",
  wrong: "Wrong now",
  disputed: "Graders disagree",
  ungraded: "Not graded",
};

type CaseBrowserProps = {
  projectId: string;
  benchmarkId: string;
  candidate: Evaluation;
  baseline: Evaluation | null;
  grader: string;
  counts: Partial<Record<Show, number>>;
};

/** Every case with both answers; the filter and the open case live in the address. */
export function CaseBrowser({ projectId, benchmarkId, candidate, baseline, grader, counts }: CaseBrowserProps) {
  const [{ show, open, tag, group }, setPlace] = useQueryStates({
    show: parseAsStringLiteral(shows).withDefault("all"),
    open: parseAsString,
    tag: parseAsString,
    group: parseAsString,
  });
  const filter = {
    candidateId: candidate.id,
    ...(baseline ? { baselineId: baseline.id } : {}),
    ...(grader ? { grader } : {}),
    ...(tag === null ? {} : { tag }),
    ...(group === null ? {} : { group }),
    show,
    limit: 50,
  };
  const cases = useInfiniteQuery(casesQuery(projectId, benchmarkId, filter));
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = cases.data?.pages[0]?.total ?? 0;
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === open),
  );
  const shown = rows[at];
  const go = (by: number) => {
    const next = rows[at + by];
    if (next) void setPlace({ open: next.id });
  };
  const kind = failureKindSchema.safeParse(show).data;
  useKeys({ j: () => go(1), k: () => go(-1) });
  const wanted: readonly Show[] = baseline ? shows : ["all", "wrong", "disputed", "ungraded"];
  const canShow: Partial<Record<Show, boolean>> = {
    ungraded: (candidate.ungraded?.[grader] ?? 0) > 0,
    disputed: candidate.benchmark.graders.length > 1,
  };
  const options = wanted.filter((name) => show === name || (canShow[name] ?? true));

  return (
    <section className="panel mt-6 overflow-hidden" aria-label="Cases">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b px-5 py-2 max-md:px-4">
        <h2 className="section-title">Cases</h2>
        <CountChips
          label="Which cases"
          value={show}
          onValueChange={(value) => void setPlace({ show: shows.find((name) => name === value) ?? "all", open: null, group: null })}
          options={options.map((name) => ({
            value: name,
            label: words[name],
            ...(counts[name] === undefined || tag !== null ? {} : { count: counts[name] }),
          }))}
        />
        {tag !== null && (
          <FilterChips
            chips={[{ id: tag, label: `Tag ${tag}` }]}
            onRemove={() => void setPlace({ tag: null, open: null })}
            onClear={() => void setPlace({ tag: null, show: null, open: null })}
          />
        )}
        <span className="hint ml-auto flex items-center gap-1.5 max-md:hidden">
          <span className="diff-removed px-1">struck</span> not in the answer wanted
          <Kbd>J</Kbd>
          <Kbd>K</Kbd>
        </span>
      </header>
      {kind && (
        <FailureGroups
          projectId={projectId}
          query={{ candidateId: candidate.id, ...(baseline ? { baselineId: baseline.id } : {}), ...(grader ? { grader } : {}), show: kind }}
          value={group}
          onChange={(key) => void setPlace({ group: key, open: null })}
        />
      )}
      {cases.isPending ? (
        <div role="status" aria-label="Loading the cases" className="grid gap-4 p-5">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-2/5" />
        </div>
      ) : cases.error && !cases.data ? (
        <LoadError title="The cases could not be loaded." error={cases.error} onRetry={cases.refetch} />
      ) : shown ? (
        <div className="grid grid-cols-1 md:grid-cols-[minmax(240px,380px)_minmax(0,1fr)]">
          <CaseList
            rows={rows}
            total={total}
            openId={shown.id}
            grader={grader}
            onOpen={(id) => void setPlace({ open: id })}
            onMore={cases.hasNextPage ? () => void cases.fetchNextPage() : undefined}
            isLoadingMore={cases.isFetchingNextPage}
          />
          <CasePair projectId={projectId} item={shown} candidate={candidate} baseline={baseline} grader={grader} />
        </div>
      ) : (
        <p className="px-5 py-10 text-center text-base text-on-surface-2">{nothing[show]}</p>
      )}
    </section>
  );
}

const nothing: Record<Show, string> = {
  all: "This evaluation has no cases.",
  fixed: "No case that was wrong before is right now.",
  broken: "No case that was right before is wrong now.",
  both_wrong: "No case is wrong on both sides.",
  wrong: "Every case is answered right.",
  disputed: "The graders are of one mind about every answer.",
  ungraded: "Every case is graded.",
};

"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Turn } from "@/components/datasets/conversation";
import { TargetAnswer } from "@/components/datasets/target-answer";
import { TextDiff } from "@/components/datasets/text-diff";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { CountChips } from "@/components/ui/count-chips";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { useKeys } from "@/components/ui/use-keys";
import { cn } from "@/lib/cn";
import { formatNumber, formatPercent } from "@/lib/format";
import { parityCasesQuery } from "@/lib/survival/hooks";
import type { ParityCase, ParityReport } from "@/lib/survival/parity/schemas";

const shows = ["differ", "worse", "better", "all"] as const;
const words = { differ: "Differ most", worse: "Got worse", better: "Improved", all: "All" };
const roles = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

/** The cases that differ most, old and new side by side. */
export function ParityCases({ projectId, report }: { projectId: string; report: ParityReport }) {
  const [{ show, open }, setPlace] = useQueryStates({ show: parseAsStringLiteral(shows).withDefault("differ"), open: parseAsInteger });
  const cases = useInfiniteQuery(parityCasesQuery(projectId, report.id, show, report.after.doneCount));
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const at = Math.max(
    0,
    rows.findIndex(({ position }) => position === open),
  );
  const shown = rows[at];
  const go = (by: number) => {
    const next = rows[at + by];
    if (next) void setPlace({ open: next.position });
  };
  useKeys({ j: () => go(1), k: () => go(-1) });
  const options = report.result?.scored ? shows : (["differ", "all"] as const);

  return (
    <section className="panel mt-6 overflow-hidden" aria-label="Cases">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b px-5 py-2 max-md:px-4">
        <h2 className="section-title">Cases</h2>
        <CountChips
          label="Which cases"
          value={show}
          onValueChange={(value) => void setPlace({ show: shows.find((one) => one === value) ?? "differ", open: null })}
          options={options.map((value) => ({ value, label: words[value] }))}
        />
      </header>
      {cases.error && !cases.data ? (
        <LoadError title="The cases could not be loaded." error={cases.error} onRetry={cases.refetch} />
      ) : cases.isPending ? (
        <div role="status" aria-label="Loading the cases" className="grid gap-4 p-5">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
        </div>
      ) : shown ? (
        <div className="grid grid-cols-1 md:grid-cols-[minmax(220px,340px)_minmax(0,1fr)]">
          <div className="max-h-150 overflow-y-auto max-md:max-h-60 max-md:border-b md:border-r">
            <ul aria-label={`${formatNumber(cases.data?.pages[0]?.total ?? 0)} cases`} className="divide-y">
              {rows.map((item) => (
                <li key={item.position}>
                  <CaseButton item={item} isOpen={item.position === shown.position} onOpen={() => void setPlace({ open: item.position })} />
                </li>
              ))}
            </ul>
            {cases.hasNextPage && (
              <div className="border-t p-3 text-center">
                <Button size="small" busy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
                  Show more
                </Button>
              </div>
            )}
          </div>
          <Pair item={shown} report={report} />
        </div>
      ) : (
        <p className="px-5 py-10 text-center text-base text-on-surface-2">{nothing[show]}</p>
      )}
    </section>
  );
}

const nothing = {
  differ: "Every answer is the same as before.",
  worse: "No case that was right before is wrong now.",
  better: "No case that was wrong before is right now.",
  all: "No case that the old model answered was put to the new one yet.",
};

type CaseButtonProps = { item: ParityCase; isOpen: boolean; onOpen: () => void };

function CaseButton({ item, isOpen, onOpen }: CaseButtonProps) {
  const asked = item.prompt.findLast(({ role }) => role === "user")?.content ?? "";
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={onOpen}
      className={cn(
        "block min-h-14 w-full px-5 py-2.5 text-left -outline-offset-2 hover:bg-canvas max-md:px-4",
        isOpen && "bg-accent-soft shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-soft",
      )}
    >
      <span className="clamp-1 break-all font-medium">{asked}</span>
      <span className="num mt-0.5 block text-on-surface-2 text-xs">
        Case {formatNumber(item.position)}, {item.after.failure === null ? `${formatPercent(item.similarity, 0)} alike` : "no new answer"}
      </span>
    </button>
  );
}

function Pair({ item, report: { before, after } }: { item: ParityCase; report: ParityReport }) {
  return (
    <div className="min-w-0">
      <div className="divide-y">
        {item.prompt.map((message, index) => (
          <Turn key={index} role={roles[message.role]} quiet={message.role === "system"}>
            {message.content}
          </Turn>
        ))}
        {item.target !== null && item.target !== "" && <TargetAnswer label="Answer wanted">{item.target}</TargetAnswer>}
      </div>
      <div className="grid border-t max-md:divide-y md:grid-cols-2 md:divide-x">
        <Side name={before.model.name} side={{ ...item.before, failure: null }}>
          <TextDiff from={item.before.text} to={item.after.text} show="removed" />
        </Side>
        <Side name={after.model.name} side={item.after} isNew>
          <TextDiff from={item.before.text} to={item.after.text} show="added" />
        </Side>
      </div>
    </div>
  );
}

type SideProps = { name: string; side: ParityCase["after"]; isNew?: boolean; children: React.ReactNode };

function Side({ name, side, isNew = false, children }: SideProps) {
  return (
    <article className="min-w-0 px-5 py-4 max-md:px-4">
      <header className="flex items-baseline justify-between gap-3">
        <h3 className={cn("min-w-0 truncate font-medium", isNew && "text-accent")}>{name}</h3>
        {side.score !== null && (
          <StateMark state={side.score === 1 ? "done" : side.score === 0 ? "failed" : "attention"} className="text-xs">
            {side.score === 1 ? "right" : side.score === 0 ? "wrong" : `${formatPercent(side.score, 0)} right`}
          </StateMark>
        )}
      </header>
      <div className="mt-2 max-h-80 overflow-y-auto whitespace-pre-wrap break-words text-base">
        {side.failure !== null ? (
          <span className="text-on-surface-3">(no answer)</span>
        ) : side.text.trim() === "" ? (
          <span className="text-on-surface-3">(it said nothing)</span>
        ) : (
          children
        )}
      </div>
      {side.failure !== null && <p className="hint mt-2">{side.failure}</p>}
      {side.failure === null && side.reason && side.score !== 1 && <p className="hint mt-2">{side.reason}</p>}
    </article>
  );
}

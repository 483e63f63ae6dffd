"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";
import { type IssueKind, issueCatalog } from "@/lib/datasets/checks/catalog";
import { toFilterQuery } from "@/lib/datasets/examples/example-filter";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { IssueList } from "./issue-list";
import { severityWords } from "./severity-words";
import { useMending } from "./use-mending";

type FindingProps = {
  projectId: string;
  datasetId: string;
  kind: IssueKind;
  count: number;
  ignored?: boolean;
  checkedAt: Date | null;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  mayEdit: boolean;
};

/** One kind of finding: how many, what it means, why it matters, what to do; opened, the findings themselves. */
export function Finding({ projectId, datasetId, kind, count, ignored = false, checkedAt, isOpen, onOpenChange, mayEdit }: FindingProps) {
  const { name, means, why, todo, severity, fix, fixAll } = issueCatalog[kind];
  const mending = useMending(projectId, datasetId);
  const panel = `findings-${kind}${ignored ? "-aside" : ""}`;
  return (
    <section aria-labelledby={`${panel}-name`} className="panel overflow-hidden">
      <div className="px-5 py-4 max-md:px-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h3 id={`${panel}-name`} className="flex min-w-0 flex-1 items-center gap-2 font-semibold text-base">
            <StateIcon state={severityWords[severity].state} />
            {name}
            <span className="num font-normal text-on-surface-2">{formatNumber(count)}</span>
          </h3>
          <Button
            variant="plain"
            aria-expanded={isOpen}
            aria-controls={panel}
            onClick={() => onOpenChange(!isOpen)}
            icon={
              <ChevronDown className={cn("size-3.5 transition-transform", isOpen && "rotate-180")} strokeWidth={1.75} aria-hidden="true" />
            }
          >
            {isOpen ? "Hide" : fix === "merge" ? "Compare them" : "Show them"}
          </Button>
        </div>
        {!ignored && (
          <p className="mt-1 max-w-[84ch] text-on-surface-2 text-pretty">
            {means} {why} <strong className="font-medium text-on-surface">{todo}</strong>
          </p>
        )}
        {mayEdit && !ignored && fixAll && (
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              busy={mending.isBusy}
              onClick={() => (kind === "exact_duplicate" || kind === "near_duplicate" ? mending.merge({ kind }) : void mending.fix(kind))}
            >
              {fixAll}
            </Button>
            {fix === "redact" && <span className="hint">Earlier revisions and frozen versions keep the text as it was.</span>}
          </div>
        )}
      </div>
      {mending.mended !== null && mending.mended > 0 && (
        <p className="hint px-5 pb-3 max-md:px-4" role="status">
          {formatNumber(mending.mended)} done so far.
        </p>
      )}
      {isOpen && (
        <div id={panel} className="border-t">
          <IssueList
            projectId={projectId}
            datasetId={datasetId}
            kind={kind}
            ignored={ignored}
            checkedAt={checkedAt}
            mending={mending}
            mayEdit={mayEdit}
          />
          <div className="flex flex-wrap items-center gap-3 border-t bg-canvas px-5 py-2.5 max-md:px-4">
            {!ignored && (
              <Link className="link text-xs" href={routes.dataset(projectId, datasetId, toFilterQuery({ issue: [kind] }))}>
                Open them in the table
              </Link>
            )}
            {mayEdit && (
              <Button size="small" variant="plain" className="ml-auto" onClick={() => mending.ignore({ kind }, !ignored)}>
                {ignored ? "Bring all back" : "All of them are fine"}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

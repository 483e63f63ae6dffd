"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { IssueExample } from "@/lib/datasets/checks/schemas";
import { routes } from "@/lib/routes";
import { ReviewStateMark } from "../reviews/review-state";
import { TextDiff } from "../text-diff";
import { IssueItem, type IssueItemProps } from "./issue-item";
import { sourceWords } from "./source-words";

/** Two examples side by side, with what differs marked; one of them is kept, or both. */
export function PairItem(props: IssueItemProps) {
  const { projectId, issue, mending, mayEdit } = props;
  const { example, others, words } = issue;
  const [older] = others;
  if (!older) return <IssueItem {...props} />;
  const sides = [
    { side: "older", mine: older, other: example, show: "removed" },
    { side: "newer", mine: example, other: older, show: "added" },
  ] as const;
  return (
    <li className="border-t px-5 py-4 first:border-0 max-md:px-4">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="hint">{words}</span>
        {mayEdit && (
          <Button size="small" variant="plain" className="ml-auto" onClick={() => mending.ignore({ ids: [issue.id] }, !issue.isIgnored)}>
            {issue.isIgnored ? "Bring back" : "Both are needed"}
          </Button>
        )}
      </div>
      <div className="grid gap-3 md:grid-cols-2">
        {sides.map(({ side, mine, other, show }) => (
          <section key={side} aria-label={`The ${side} example`} className="flex min-w-0 flex-col rounded-md border bg-canvas">
            <header className="flex flex-wrap items-center gap-x-2 border-b px-3 py-1.5">
              <Link href={routes.dataset(projectId, issue.datasetId, { open: mine.id })} className="link num text-xs">
                {sourceWords(mine)}
              </Link>
              <span className="hint">{side}</span>
              <span className="ml-auto text-xs">
                <ReviewStateMark state={mine.state} isMachineWritten={false} />
              </span>
            </header>
            <PairText older={older} newer={example} show={show} />
            {mayEdit && !issue.isIgnored && (
              <footer className="mt-auto border-t px-3 py-2">
                <Button size="small" onClick={() => mending.merge({ keepId: mine.id, removeIds: [other.id] })}>
                  Keep this one
                </Button>
              </footer>
            )}
          </section>
        ))}
      </div>
    </li>
  );
}

function PairText({ older, newer, show }: { older: IssueExample; newer: IssueExample; show: "added" | "removed" }) {
  return (
    <div className="whitespace-pre-wrap break-words text-base">
      <p className="px-3 py-2">
        <TextDiff from={older.promptText} to={newer.promptText} show={show} />
      </p>
      <p className="learned px-3 py-2">
        <TextDiff from={older.answerText} to={newer.answerText} show={show} />
      </p>
    </div>
  );
}

"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { issueCatalog } from "@/lib/datasets/checks/catalog";
import type { Issue } from "@/lib/datasets/checks/schemas";
import { routes } from "@/lib/routes";
import { Excerpts } from "./excerpts";
import { sourceWords } from "./source-words";
import type { Mending } from "./use-mending";

export type IssueItemProps = { projectId: string; issue: Issue; mending: Mending; mayEdit: boolean };

const fixWords = { redact: "Replace", decode_tool_calls: "Unwrap", trim: "Cut off", repair_text: "Repair" };

/** One finding in one example: where it is, what it says, and what can be done. */
export function IssueItem({ projectId, issue, mending, mayEdit }: IssueItemProps) {
  const { fix } = issueCatalog[issue.kind];
  return (
    <IssueFrame projectId={projectId} issue={issue} actions={mayEdit && <IssueActions issue={issue} mending={mending} fix={fix} />}>
      {issue.excerpts.length > 0 ? (
        <Excerpts excerpts={issue.excerpts} />
      ) : (
        <p className="clamp-2 text-on-surface-2">
          {issue.example.promptText} <span aria-hidden="true">→</span> {issue.example.answerText}
        </p>
      )}
    </IssueFrame>
  );
}

function IssueActions({ issue, mending, fix }: { issue: Issue; mending: Mending; fix: string | null }) {
  if (issue.isIgnored)
    return (
      <Button size="small" variant="plain" onClick={() => mending.ignore({ ids: [issue.id] }, false)}>
        Bring back
      </Button>
    );
  return (
    <>
      {(fix === "redact" || fix === "decode_tool_calls" || fix === "trim" || fix === "repair_text") && (
        <Button size="small" onClick={() => mending.fix(issue.kind, [issue.id])}>
          {fixWords[fix]}
        </Button>
      )}
      <Button size="small" variant="plain" onClick={() => mending.ignore({ ids: [issue.id] })}>
        It is fine
      </Button>
    </>
  );
}

type IssueFrameProps = { projectId: string; issue: Issue; actions?: ReactNode; children: ReactNode };

export function IssueFrame({ projectId, issue, actions, children }: IssueFrameProps) {
  const { example, words } = issue;
  return (
    <li className="border-t px-5 py-3 first:border-0 max-md:px-4">
      <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={routes.dataset(projectId, issue.datasetId, { open: example.id })} className="link num text-xs">
          {sourceWords(example)}
        </Link>
        <span className="hint">{words}</span>
        {actions && <span className="ml-auto flex items-center gap-1">{actions}</span>}
      </div>
      {children}
    </li>
  );
}

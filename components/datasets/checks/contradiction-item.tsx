"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { IssueExample } from "@/lib/datasets/checks/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { IssueFrame, type IssueItemProps } from "./issue-item";
import { sourceWords } from "./source-words";

/** One question and its answers. Picking one takes out the examples that answer otherwise. */
export function ContradictionItem({ projectId, issue, mending, mayEdit }: IssueItemProps) {
  const answers = groupByAnswer(issue.others);
  return (
    <IssueFrame
      projectId={projectId}
      issue={issue}
      actions={
        mayEdit && (
          <Button size="small" variant="plain" onClick={() => mending.ignore({ ids: [issue.id] }, !issue.isIgnored)}>
            {issue.isIgnored ? "Bring back" : "All are fine"}
          </Button>
        )
      }
    >
      <p className="mb-2 whitespace-pre-wrap break-words text-base">{issue.example.promptText}</p>
      <ul className="space-y-2">
        {answers.map(({ answer, examples }) => (
          <li key={answer} className="learned flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2">
            <span className="min-w-0 flex-1 basis-60 whitespace-pre-wrap break-words text-base">{answer}</span>
            <span className="hint num flex flex-wrap gap-x-2 pt-0.5">
              {examples.slice(0, 3).map(({ id, ...source }) => (
                <Link key={id} href={routes.dataset(projectId, issue.datasetId, { open: id })} className="link">
                  {sourceWords(source)}
                </Link>
              ))}
              {examples.length > 3 && `and ${formatNumber(examples.length - 3)} more`}
            </span>
            {mayEdit && !issue.isIgnored && (
              <Button size="small" onClick={() => pick(examples)}>
                Pick this answer
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="hint mt-2">Picking one takes out the examples that answer otherwise; it can be taken back.</p>
    </IssueFrame>
  );

  function pick(kept: IssueExample[]) {
    const [first] = kept;
    const removeIds = issue.others.filter(({ id }) => !kept.some((one) => one.id === id)).map(({ id }) => id);
    if (first && removeIds.length > 0) mending.merge({ keepId: first.id, removeIds });
  }
}

function groupByAnswer(examples: readonly IssueExample[]): { answer: string; examples: IssueExample[] }[] {
  const groups = new Map<string, IssueExample[]>();
  for (const example of examples) groups.set(example.answerText, [...(groups.get(example.answerText) ?? []), example]);
  return [...groups].map(([answer, same]) => ({ answer, examples: same })).sort((a, b) => b.examples.length - a.examples.length);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { issueCatalog } from "@/lib/datasets/checks/catalog";
import { exampleIssuesQuery } from "@/lib/datasets/checks/hooks";
import type { Issue } from "@/lib/datasets/checks/schemas";
import { routes } from "@/lib/routes";
import { usePeople } from "../examples/use-people";
import { Excerpts } from "./excerpts";
import { severityWords } from "./severity-words";
import { useMending } from "./use-mending";

type ExampleIssuesProps = {
  projectId: string;
  exampleId: string;
  /** Saves what is typed first; null when that did not work, and then nothing else happens either. */
  prepare?: () => Promise<number | null>;
};

/** What the checks found in the example that is open, beside the text where it is mended. */
export function ExampleIssues({ projectId, exampleId, prepare }: ExampleIssuesProps) {
  const { data: issues = [] } = useQuery(exampleIssuesQuery(projectId, exampleId));
  if (issues.length === 0) return null;
  return (
    <section aria-label="What the checks found" className="border-b">
      <ul className="divide-y">
        {issues.map((issue) => (
          <OneIssue key={issue.id} projectId={projectId} issue={issue} {...(prepare ? { prepare } : {})} />
        ))}
      </ul>
    </section>
  );
}

const fixWords = {
  redact: "Replace with a placeholder",
  decode_tool_calls: "Unwrap",
  trim: "Cut them off",
  repair_text: "Repair",
};

function OneIssue({ projectId, issue, prepare }: { projectId: string; issue: Issue; prepare?: () => Promise<number | null> }) {
  const { name, why, fix, severity } = issueCatalog[issue.kind];
  const mending = useMending(projectId, issue.datasetId);
  const { may } = usePeople(projectId);

  async function mend() {
    if (prepare && (await prepare()) === null) return;
    await mending.fix(issue.kind, [issue.id]);
  }

  return (
    <li className="px-5 py-2.5 max-md:px-4">
      <p className="flex items-center gap-2">
        <StateIcon state={severityWords[severity].state} />
        <span className="font-medium">{name}</span>
      </p>
      <p className="mt-0.5 text-on-surface-2">
        {issue.words} <span className="hint">{why}</span>
      </p>
      <Excerpts excerpts={issue.excerpts.slice(0, 2)} />
      {may("edit") && (
        <div className="mt-1.5 flex flex-wrap gap-2">
          {(fix === "redact" || fix === "decode_tool_calls" || fix === "trim" || fix === "repair_text") && (
            <Button size="small" busy={mending.isBusy} onClick={() => void mend()}>
              {fixWords[fix]}
            </Button>
          )}
          {(fix === "merge" || fix === "pick") && (
            <Link className="link self-center text-xs" href={routes.datasetHealth(projectId, issue.datasetId, { kind: issue.kind })}>
              Compare them
            </Link>
          )}
          <Button size="small" variant="plain" onClick={() => mending.ignore({ ids: [issue.id] })}>
            It is fine
          </Button>
        </div>
      )}
    </li>
  );
}

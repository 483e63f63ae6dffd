"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { rulesQuery } from "@/lib/deployments/rules/hooks";
import type { Deployment } from "@/lib/deployments/schemas";
import { NewRule } from "./new-rule";
import { RuleItem } from "./rule-item";

type RulesPanelProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

/** What goes from the log into datasets and benchmarks by itself. */
export function RulesPanel({ projectId, deployment, mayLaunch }: RulesPanelProps) {
  const { data, error, refetch } = useQuery(rulesQuery(projectId, deployment.id));
  return (
    <Panel
      title="Collected by itself"
      hint="rules that take what went wrong out of the log, for people to look at"
      actions={mayLaunch && data && <NewRule projectId={projectId} deployment={deployment} />}
    >
      {data ? (
        data.length === 0 ? (
          <p className="text-on-surface-2">
            Nothing is. A rule collects answers that got a thumb down, broke the format, were corrected or have some text in them, as drafts
            for a dataset or as cases for a benchmark.
          </p>
        ) : (
          <ul className="-mb-2 divide-y" aria-label="Rules">
            {data.map((rule) => (
              <RuleItem key={rule.id} projectId={projectId} deploymentId={deployment.id} rule={rule} mayLaunch={mayLaunch} />
            ))}
          </ul>
        )
      ) : error ? (
        <LoadError title="The rules could not be loaded." error={error} onRetry={refetch}>
          They go on collecting without this page.
        </LoadError>
      ) : (
        <Skeleton className="h-12 w-full" />
      )}
    </Panel>
  );
}

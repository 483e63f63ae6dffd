"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/fold";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { formatBytes, formatCost } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runCheckpointsQuery, runDiagnosisQuery } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";
import { bestCheckpoint } from "./best-checkpoint";
import { causeWords, savedWords } from "./failure-words";
import { RetryButtons } from "./retry-buttons";
import { TriageCertainty } from "./triage-certainty";

type TriageCardProps = { projectId: string; run: Run; failure: NonNullable<Run["failure"]> };

/** Whose turn it is, what happened, how sure that is, and how to go on; what was sent is folded away. */
export function TriageCard({ projectId, run, failure }: TriageCardProps) {
  const diagnosis = useQuery(runDiagnosisQuery(projectId, run));
  const checkpoints = useQuery(runCheckpointsQuery(projectId, run.id, false));
  const { cause, sentence } = causeWords[failure.kind];
  const charged = run.costUsd ? ` ${formatCost(run.costUsd)} was charged for what it had learned.` : "";
  const rows = [
    ["What happened", failure.message],
    ["What to do", failure.action],
    ["What is saved", <Saved key="saved" run={run} checkpoints={checkpoints} charged={charged} />],
  ] as const;

  return (
    <section className="panel overflow-hidden" role="alert">
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]">
        <div className="p-6 max-md:p-4">
          <p className="flex items-center gap-2 font-medium text-negative text-xs">
            <StateIcon state="failed" />
            Cause: {cause}
          </p>
          <h2 className="mt-2 font-semibold text-2xl text-balance max-md:text-xl">{sentence(run)}</h2>
          <dl className="mt-4 grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 gap-y-2.5 text-base max-sm:grid-cols-1 max-sm:gap-y-1">
            {rows.map(([term, detail]) => (
              <div key={term} className="contents">
                <dt className="text-on-surface-2">{term}</dt>
                <dd className="break-words max-sm:mb-2">{detail}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-5 flex flex-wrap gap-2">
            {failure.kind === "your_data" && !run.retry ? (
              <>
                <LinkButton variant="primary" href={routes.dataset(projectId, run.datasetVersion.datasetId)}>
                  Look at the examples
                </LinkButton>
                <LinkButton href={routes.newRun(projectId, { version: run.datasetVersion.id })}>Set up a new run</LinkButton>
              </>
            ) : (
              <RetryButtons projectId={projectId} run={run} />
            )}
          </div>
          {run.restarts.length > 0 && (
            <p className="mt-3 text-on-surface-2">
              Started over as{" "}
              {run.restarts.map(({ id, number }, index) => (
                <span key={id}>
                  {index > 0 && ", "}
                  <Link className="link" href={routes.run(projectId, id)}>
                    run {number}
                  </Link>
                </span>
              ))}
              .
            </p>
          )}
        </div>
        <div className="border-line bg-sunken p-6 max-lg:border-t max-md:p-4 lg:border-l">
          {diagnosis.data ? (
            <TriageCertainty diagnosis={diagnosis.data} />
          ) : diagnosis.isError ? (
            <p className="text-on-surface-2">What speaks for this cause could not be loaded. The page tries again when it is opened.</p>
          ) : (
            <div role="status" aria-label="Loading what speaks for this cause" className="grid gap-3.5">
              <Skeleton className="w-1/3" />
              <Skeleton />
              <Skeleton />
              <Skeleton className="w-2/3" />
            </div>
          )}
        </div>
      </div>
      <RawPayload run={run} raw={failure.raw} />
    </section>
  );
}

function Saved({ run, checkpoints, charged }: { run: Run; checkpoints: UseQueryResult<Checkpoint[]>; charged: string }) {
  const { data, error, refetch } = checkpoints;
  if (data) return `${savedWords(run, bestCheckpoint(data))}${charged}`;
  if (!error)
    return (
      <span role="status" aria-label="Loading what is saved">
        <Skeleton className="mt-1.5 w-2/3" />
      </span>
    );
  return (
    <>
      It could not be loaded. {errorWords(error)}{" "}
      <Button variant="plain" size="small" onClick={() => refetch()}>
        Try again
      </Button>
    </>
  );
}

function RawPayload({ run, raw }: { run: Run; raw: unknown }) {
  const text = raw === null || raw === undefined ? null : typeof raw === "string" ? raw : JSON.stringify(raw, null, 2);
  if (!text && !run.trainerJobId) return null;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t px-6 py-2 max-md:px-4">
      {text ? (
        <Fold className="min-w-0 flex-1" label={`What ${run.trainer.name} sent, ${formatBytes(new TextEncoder().encode(text).length)}`}>
          <CodeBlock>{text}</CodeBlock>
        </Fold>
      ) : (
        <span />
      )}
      {run.trainerJobId && <span className="break-all py-2 font-mono text-on-surface-3 text-xs">job {run.trainerJobId}</span>}
    </div>
  );
}

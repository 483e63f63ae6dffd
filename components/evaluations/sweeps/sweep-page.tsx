"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { VerdictHead } from "@/components/ui/verdict-head";
import { sweepResultQuery } from "@/lib/evaluations/sweeps/hooks";
import type { SweepResult } from "@/lib/evaluations/sweeps/schemas";
import { formatCount, formatMoney } from "@/lib/format";
import { routes } from "@/lib/routes";
import { sweepQuery } from "@/lib/runs/sweeps/hooks";
import type { Sweep } from "@/lib/runs/sweeps/schemas";
import { ApproveSweep } from "./approve-sweep";
import { CancelSweep } from "./cancel-sweep";
import { SweepCurves } from "./sweep-curves";
import { sweepSentence } from "./sweep-sentence";
import { SweepTable } from "./sweep-table";

/** Which of several runs is best, as far as it can be told; then all of them side by side; then how they learned. */
export function SweepPage({ projectId, sweepId }: { projectId: string; sweepId: string }) {
  const { data: sweep, error, refetch } = useQuery(sweepQuery(projectId, sweepId));
  const found = useQuery(sweepResultQuery(projectId, sweepId, (known) => !sweep || isAwaited(sweep, known)));
  const result = found.data;

  if (!sweep)
    return (
      <Page>
        {error ? (
          <LoadError title="This sweep could not be loaded." error={error} onRetry={refetch}>
            Nothing is lost: what trains goes on without this page.
          </LoadError>
        ) : (
          <PageSkeleton label="Loading the sweep" />
        )}
      </Page>
    );

  const words = sweepSentence(sweep, result);
  return (
    <Page>
      <VerdictHead
        back={{ href: routes.runs(projectId), label: "Runs" }}
        lead={words?.detail}
        actions={<Actions projectId={projectId} sweep={sweep} result={result} />}
      >
        {words ? (
          words.sentence
        ) : found.error ? (
          `Sweep ${sweep.number} has ended.`
        ) : (
          <span role="status" aria-label="Loading which run is best">
            <Skeleton className="h-7 w-1/2" />
          </span>
        )}
      </VerdictHead>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-on-surface-2">
        <span>Sweep {sweep.number}</span>
        {sweep.curveOf && (
          <Link className="link" href={routes.run(projectId, sweep.curveOf.id)}>
            learning curve of run {sweep.curveOf.number}
          </Link>
        )}
        <Link className="link" href={routes.datasetVersion(projectId, sweep.datasetVersion.datasetId, sweep.datasetVersion.id)}>
          {sweep.datasetVersion.datasetName} {sweep.datasetVersion.number}
        </Link>
        {sweep.recipe && (
          <Link className="link" href={routes.recipe(projectId, sweep.recipe.id)}>
            {sweep.recipe.name}
          </Link>
        )}
        {sweep.ceilingUsd !== null && sweep.ceilingUsd > 0 && (
          <span className="num">
            {formatMoney(sweep.committedUsd)} of at most {formatMoney(sweep.ceilingUsd)} taken up
          </span>
        )}
        <span>
          {sweep.status === "awaiting_approval" ? "proposed" : "started"} by {sweep.createdBy ?? "Hone"}
          {sweep.approvedBy && sweep.approvedBy !== sweep.createdBy && `, approved by ${sweep.approvedBy}`}
        </span>
      </p>
      {sweep.problem && sweep.status === "running" && (
        <Notice tone="caution" className="mt-4" title="No further run can be launched at the moment.">
          {sweep.problem} Hone keeps trying.
        </Notice>
      )}
      {!words && found.error && (
        <LoadError title="Which of these runs is best could not be loaded." error={found.error} onRetry={found.refetch} />
      )}
      <LeftOut sweep={sweep} />
      <SweepTable projectId={projectId} sweep={sweep} result={result} />
      <CompareCurvesLink projectId={projectId} sweep={sweep} />
      <SweepCurves projectId={projectId} sweep={sweep} best={result?.verdict?.bestPosition ?? null} />
    </Page>
  );
}

function CompareCurvesLink({ projectId, sweep: { members } }: { projectId: string; sweep: Sweep }) {
  const numbers = members.flatMap(({ run }) => run?.number ?? []);
  if (numbers.length < 2) return null;
  return (
    <p className="mt-3">
      <Link className="link" href={routes.comparedRuns(projectId, { runs: numbers.join(",") })}>
        Compare all curves, and see which setting leads where
      </Link>
    </p>
  );
}

/** A run that made a model is measured next, unless its version keeps no test cases. */
function isAwaited({ members }: Sweep, result: SweepResult): boolean {
  if (members.some(({ state, run }) => state === "waiting" || (run && run.finishedAt === null))) return true;
  const made = members.filter(({ run }) => run?.status === "succeeded").length;
  const measured = result.rows.filter(({ score }) => score !== null).length;
  return result.benchmark !== null && measured < made;
}

function LeftOut({ sweep }: { sweep: Sweep }) {
  const leftOut = sweep.members.filter(({ state }) => state === "left_out").length;
  if (leftOut === 0 || sweep.ceilingUsd === null) return null;
  return (
    <Notice
      tone="caution"
      className="mt-4"
      title={`${formatCount(leftOut, "run was", "runs were")} not launched: the ceiling was reached.`}
    >
      {formatMoney(sweep.committedUsd)} of {formatMoney(sweep.ceilingUsd)} are spent, and each of them could have passed it. Start them as a
      sweep of their own if they are worth it.
    </Notice>
  );
}

function Actions({ projectId, sweep, result }: { projectId: string; sweep: Sweep; result: SweepResult | undefined }) {
  const rowOf = (position: number | undefined) => result?.rows.find((row) => row.position === position);
  const memberOf = (position: number | undefined) => sweep.members.find((member) => member.position === position);
  if (sweep.status === "awaiting_approval") return <ApproveSweep projectId={projectId} sweep={sweep} />;
  if (sweep.status === "running") return <CancelSweep projectId={projectId} sweep={sweep} />;
  const verdict = result?.verdict;
  const best = rowOf(verdict?.bestPosition);
  const rival = rowOf(verdict?.asGood[0]);
  const bestRun = memberOf(verdict?.bestPosition)?.run;
  const rivalRun = memberOf(verdict?.asGood[0])?.run;
  if (best?.evaluationId && rival?.evaluationId && bestRun && rivalRun)
    return (
      <LinkButton variant="primary" href={routes.evaluation(projectId, best.evaluationId, { against: rival.evaluationId })}>
        Compare answers of {bestRun.number} and {rivalRun.number}
      </LinkButton>
    );
  if (best?.evaluationId && bestRun)
    return (
      <LinkButton variant="primary" href={routes.evaluation(projectId, best.evaluationId)}>
        Open the answers of run {bestRun.number}
      </LinkButton>
    );
  return (
    bestRun && (
      <LinkButton variant="primary" href={routes.run(projectId, bestRun.id)}>
        Open run {bestRun.number}
      </LinkButton>
    )
  );
}

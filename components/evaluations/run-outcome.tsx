"use client";

import { useQuery } from "@tanstack/react-query";
import { LeakBadge } from "@/components/datasets/versions/leak-badge";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { stopWords } from "@/lib/evaluations/ceilings/stop-words";
import { comparisonQuery, evaluationQuery, evaluationsQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runQuery } from "@/lib/runs/hooks";
import { opponentOf } from "./opponent-of";
import { VerdictSentence } from "./verdict-sentence";

/** What the run was for: whether what it made is better. Stands on the run's page while and after it is measured. */
export function RunOutcome({ projectId, runId }: { projectId: string; runId: string }) {
  const { data: run } = useQuery(runQuery(projectId, runId));
  if (!run?.evaluationId) return null;
  return <Outcome projectId={projectId} evaluationId={run.evaluationId} isWhole={run.trainPercent === 100} />;
}

type OutcomeProps = { projectId: string; evaluationId: string; isWhole: boolean };

function Outcome({ projectId, evaluationId, isWhole }: OutcomeProps) {
  const { data: evaluation } = useQuery(evaluationQuery(projectId, evaluationId));
  const others = useQuery(evaluationsQuery(projectId));
  if (!evaluation) return null;
  const opponent =
    evaluation.status === "succeeded" || evaluation.status === "stopped" ? opponentOf(evaluation, others.data ?? [], null) : null;

  return (
    <section className="panel mt-6 flex flex-wrap items-center gap-x-6 gap-y-3 p-5 max-md:p-4" aria-label="Is it better?">
      <div className="min-w-60 flex-1">
        {opponent ? (
          <Verdict projectId={projectId} candidate={evaluation} baseline={opponent} />
        ) : (
          <Measuring evaluation={evaluation} baselineIsDue={evaluation.modelVersion.kind === "fine_tune"} />
        )}
      </div>
      {opponent && isWhole && (
        <LinkButton variant="plain" href={`${routes.report(projectId, evaluationId, { against: opponent.id })}#more-data`}>
          See what more data would bring
        </LinkButton>
      )}
      <LinkButton variant={opponent ? "primary" : "quiet"} href={routes.evaluation(projectId, evaluationId)}>
        See the evaluation
      </LinkButton>
    </section>
  );
}

function Measuring({ evaluation, baselineIsDue }: { evaluation: Evaluation; baselineIsDue: boolean }) {
  const { status, failure, doneCount, caseCount } = evaluation;
  if (failure)
    return (
      <p className="text-base">
        {failure.message} {failure.action}
      </p>
    );
  if (status === "stopped") return <p className="text-base">It {stopWords(evaluation)}. Its page has the way on.</p>;
  if (status === "succeeded")
    return <p className="text-base">{baselineIsDue ? "It is measured. The base model answers the same cases now." : "It is measured."}</p>;
  return (
    <>
      <p className="num text-base">
        It answers the test cases: {formatNumber(doneCount)} of {formatNumber(caseCount)}.
      </p>
      <Progress className="mt-2 max-w-80" label="Cases answered" value={doneCount} max={caseCount} />
    </>
  );
}

function Verdict({ projectId, candidate, baseline }: { projectId: string; candidate: Evaluation; baseline: Evaluation }) {
  const { data } = useQuery(comparisonQuery(projectId, { baselineId: baseline.id, candidateId: candidate.id }));
  if (!data) return null;
  return (
    <>
      <p className="font-semibold text-lg" role="status">
        <VerdictSentence>{data.verdict.sentence}</VerdictSentence>
      </p>
      <LeakBadge leak={candidate.leak} className="mt-1.5 text-on-surface-2 text-xs" />
    </>
  );
}
